//! Which language an answer is in.

use std::thread;

use crate::harness::Framework;

pub fn an_answer_is_in_the_language_of_the_request(framework: Framework) {
    let service = framework.start();
    for (wanted, language, message, refused, ok) in [
        ("zh-CN", "zh-CN", "用户不存在", "路径不存在", "成功"),
        ("de, en-GB;q=0.8, zh;q=0.5", "en-US", "There is no such user", "There is nothing here", "OK"),
    ] {
        let ask = |path| service.ask("GET", path).header("accept-language", wanted).send();
        for (path, message) in [("/slow", message), ("/unknown", refused), ("/hello", ok)] {
            let answer = ask(path);
            assert_eq!((answer.message().as_str(), answer.header("content-language")), (message, language));
        }
    }
}

pub fn an_answer_falls_back_to_the_source_language(framework: Framework) {
    let service = framework.start();
    let nonsense = "x".repeat(500);
    for wanted in ["fr", "*", "%%%", &nonsense] {
        let answer = service.ask("GET", "/slow").header("accept-language", wanted).send();
        assert_eq!((answer.message().as_str(), answer.header("content-language")), ("用户不存在", "zh-CN"));
    }
    assert_eq!(service.get("/slow").header("content-language"), "zh-CN");
}

/// Caches must know, whoever made the answer.
pub fn every_answer_varies_by_language(framework: Framework) {
    let service = framework.start();
    for path in ["/hello", "/slow", "/unknown", "/plain", "/json", "/stream", "/panic", "/inner/fails"] {
        assert_eq!(service.get(path).header("vary"), "accept-language", "{path}");
    }
}

/// They share one thread, and each waits for a while before it fails.
pub fn requests_that_wait_for_one_another_keep_their_languages(framework: Framework) {
    let service = framework.start();
    let requests = (0..32).map(|number| {
        thread::spawn(move || {
            let (wanted, message) =
                [("zh", "用户不存在"), ("en", "There is no such user")][usize::from(number % 2 == 0)];
            let id = format!("request-{number}");
            let ask =
                service.ask("GET", "/slow").header("accept-language", wanted).header("x-request-id", &id);
            let answer = ask.send();
            assert_eq!((answer.message().as_str(), answer.header("x-request-id")), (message, id.as_str()));
        })
    });
    for request in requests.collect::<Vec<_>>() {
        request.join().expect("the request is answered well");
    }
}

pub fn a_handler_may_ask_for_the_languages(framework: Framework) {
    let service = framework.start();
    let answer = service.ask("GET", "/locale").header("accept-language", "EN-gb;q=0.8, nonsense!").send();
    assert_eq!(answer.body, "EN-gb;q=0.8");
    assert_eq!(service.get("/locale").body, "");
}
