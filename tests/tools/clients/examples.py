# The examples of an OpenAPI document are what its own schemas say. `.ci/clients` runs it.

import json
import sys

import jsonschema

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    components = document["components"]
    for response in components["responses"].values():
        content = response["content"]["application/json"]
        schema = {**document, "allOf": [content["schema"], {"$ref": "#/components/schemas/Error"}]}
        for example in content["examples"].values():
            name = example["$ref"].rsplit("/", 1)[-1]
            jsonschema.Draft202012Validator(schema).validate(components["examples"][name]["value"])
