// The page of a catalogue in a browser. `.ci/page` writes the pages (tests/tools/examples/pages.rs) and runs this.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const { PAGES, SHOTS, CHROMIUM } = process.env;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
let browser, server, base;

before(async () => {
    server = createServer(async (request, response) => {
        const file = await readFile(`${PAGES}${request.url}`).catch(() => null);
        response.writeHead(file ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(file);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    base = `http://127.0.0.1:${server.address().port}`;
    browser = await chromium.launch({ executablePath: CHROMIUM || undefined });
});

after(async () => {
    await browser?.close();
    server?.close();
});

/// Opens a page for `use`, and sees to it that it has no errors (but those that are `expected`) and asks for nothing but itself.
async function visit(path, { expected, ...options }, use) {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const wrong = [];
    page.on('console', (message) => wrong.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => wrong.push(`${error}`));
    page.on('dialog', (dialog) => wrong.push(`a dialog: ${dialog.message()}`));
    page.on('request', (request) => {
        const url = request.url();
        if (url.split('#')[0] !== `${base}${path.split('#')[0]}` && !url.startsWith('data:')) wrong.push(`asks for ${url}`);
    });
    await page.goto(base + path);
    await use(page, context);
    await context.close();
    assert.deepEqual(wrong.filter((text) => !expected?.test(text)), []);
}

const codes = (page) => page.locator('tbody tr:visible th a').allTextContents();
const settled = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
const search = async (page, text) => {
    await page.locator('#search').fill(text);
    await settled(page);
    return codes(page);
};
const focused = (page) => page.evaluate(() => document.activeElement.closest('tr')?.id ?? document.activeElement.id);
const all = ['60101', '60105', '60107', '62103', '62111', '40900', '40900', '-1', '5000017'];

test('search finds codes, names, messages in any language, hints, old codes and modules', () => visit('/shop.html', {}, async (page) => {
    assert.deepEqual(await codes(page), all);
    assert.deepEqual(await search(page, '6010'), ['60101', '60105', '60107']);
    assert.deepEqual(await search(page, '６０１０１'), ['60101'], 'full-width digits');
    assert.deepEqual(await search(page, 'phone_exists'), ['60101']);
    assert.deepEqual(await search(page, '已下架'), ['62111']);
    assert.deepEqual(await search(page, 'product is GONE'), ['62111']);
    assert.deepEqual(await search(page, '找回密码'), ['60101']);
    assert.deepEqual(await search(page, '20101'), ['60101']);
    assert.deepEqual(await search(page, '直播带货'), ['62103', '62111']);
    assert.deepEqual(await search(page, '  60101   手机 '), ['60101'], 'all words');
    assert.equal(await page.locator('#count').textContent(), '1 / 9');
    assert.equal(await page.evaluate(() => CSS.highlights.get('found').size > 1), true);
}));

test('where nothing is found there is a way back', () => visit('/shop.html', {}, async (page) => {
    assert.deepEqual(await search(page, 'nonsense'), []);
    assert.equal(await page.locator('section:visible').count(), 0);
    await page.getByRole('button', { name: '清除搜索与筛选' }).click();
    assert.deepEqual(await codes(page), all);
    assert.equal(await page.evaluate(() => CSS.highlights.has('found')), false);
}));

test('modules, their parts and statuses are filters, together with the search', () => visit('/shop.html', {}, async (page) => {
    const module = page.getByLabel('模块'), status = page.getByLabel('HTTP 状态');
    await module.selectOption({ label: '直播带货' });
    assert.deepEqual(await codes(page), ['62103', '62111']);
    assert.equal(await page.locator('section:visible').count(), 1);
    await module.selectOption('s1:62110..62119');
    assert.deepEqual(await codes(page), ['62111']);
    await module.selectOption('');
    await status.selectOption({ label: '4xx' });
    assert.equal((await codes(page)).length, 7);
    await status.selectOption('409');
    assert.deepEqual(await codes(page), ['60101', '40900', '40900']);
    assert.deepEqual(await search(page, 'changed'), ['40900', '40900']);
    await module.selectOption('s3');
    assert.deepEqual(await codes(page), []);
    await module.press('Escape');
    assert.deepEqual(await codes(page), [], 'Escape in a list of choices closes that list');
    await page.locator('#search').press('Escape');
    assert.deepEqual(await codes(page), all);
}));

test('the language is the browser\'s, then what its reader chooses, and is remembered', () => visit('/shop.html', { locale: 'en-GB' }, async (page) => {
    const text = (code) => page.locator(`[id="${code}"] .text`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en-US');
    assert.equal(await text(62103).textContent(), 'The live room is closed');
    assert.equal(await text(60105).textContent(), '验证码发送过于频繁，请稍后再试', 'no message in English');
    assert.equal(await text(60105).getAttribute('lang'), 'zh-CN');
    assert.equal(await page.getByPlaceholder('Code, name, message, old code').count(), 1);
    assert.equal(await page.locator('#count').textContent(), '9 of 9');
    assert.deepEqual(await search(page, 'room'), ['62103']);
    await page.getByLabel('Language').selectOption('zh-CN');
    assert.equal(await text(62103).textContent(), '直播间已关闭');
    assert.equal(await page.locator('#count').textContent(), '1 / 9');
    assert.equal(await page.getByText('曾用 20101').count(), 1);
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    assert.equal(await page.getByLabel('语言').inputValue(), 'zh-CN');
}));

const dark = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor) // `rgb(23, 24, 27)`
    .then((color) => Number(color.match(/\d+/)[0]) < 128);

test('it is dark where the system is, or its reader says so', async () => {
    await visit('/shop.html', { colorScheme: 'dark' }, async (page) => {
        const button = page.getByRole('button', { name: '深色' });
        assert.equal(await dark(page), true);
        assert.equal(await button.getAttribute('aria-pressed'), 'true');
        await button.click();
        assert.equal(await dark(page), false);
        await page.reload();
        assert.equal(await dark(page), false);
    });
    await visit('/shop.html', { colorScheme: 'light' }, async (page) => {
        assert.equal(await dark(page), false);
        await page.emulateMedia({ colorScheme: 'dark' });
        assert.equal(await dark(page), true);
        assert.equal(await page.locator('#theme').getAttribute('aria-pressed'), 'true');
    });
});

const inView = (page, id) => page.evaluate((id) => {
    const { top, bottom } = document.getElementById(id).getBoundingClientRect();
    return top >= document.querySelector('form').getBoundingClientRect().bottom && bottom <= innerHeight;
}, id);

test('the address leads to a code, and shows it', async () => {
    for (const [path, id] of [['/shop.html', '62111'], ['/shop.html', '-1'], ['/shop.html', '40900-PRICE_CHANGED'], ['/large.html', '41500']]) {
        await visit(`${path}#${id}`, {}, async (page) => {
            await settled(page);
            assert.equal(await inView(page, id), true, id);
            const row = page.locator(`[id="${id}"]`);
            assert.equal(await row.locator('details').getAttribute('open'), '');
            assert.equal(await focused(page), id);
            const background = (row) => row.evaluate((row) => getComputedStyle(row).backgroundColor);
            await page.waitForFunction((id) => getComputedStyle(document.getElementById(id)).boxShadow !== 'none', id);
            assert.notEqual(await background(row), await background(page.locator('tbody tr:not(:target)').first()));
        });
    }
    await visit('/shop.html', {}, async (page) => {
        await search(page, '库存');
        await page.evaluate(() => { location.hash = '60101'; });
        await settled(page);
        assert.deepEqual(await codes(page), all, 'a filter does not hide what the address names');
        assert.equal(await inView(page, '60101'), true);
        await page.locator('[id="62103"] th a').click();
        assert.equal(new URL(page.url()).hash, '#62103');
        assert.equal(await page.locator('[id="62103"] details').getAttribute('open'), '');
    });
    await visit('/shop.html#%E0%A4%A', {}, async (page) => assert.deepEqual(await codes(page), all));
});

test('of a row that is higher than the window the address shows the beginning', () => visit('/hostile.html#1', phone, async (page) => {
    await settled(page);
    const [row, form] = await page.evaluate(() => ['tbody tr', 'form'].map((name) => document.querySelector(name).getBoundingClientRect().toJSON()));
    assert.ok(row.top >= form.bottom && row.top < 400, JSON.stringify({ row, form }));
}));

test('the keyboard is enough', () => visit('/shop.html', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const { keyboard } = page;
    const is = async (id) => assert.equal(await focused(page), id);
    await keyboard.press('/');
    await is('search');
    await keyboard.type('6/');
    assert.equal(await page.locator('#search').inputValue(), '6/', 'a slash can be typed');
    await keyboard.press('Backspace');
    await keyboard.type('010');
    await settled(page);
    await keyboard.press('ArrowDown');
    await is('60101');
    await keyboard.press('j');
    await is('60105');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await is('60107');
    await keyboard.press('k');
    await is('60105');
    await keyboard.press('Enter');
    assert.equal(await page.locator('[id="60105"] details').getAttribute('open'), '');
    await keyboard.press('Enter');
    assert.equal(await page.locator('[id="60105"] details').getAttribute('open'), null);
    await keyboard.press('c');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '60105');
    assert.equal(await page.locator('#said').textContent(), '已复制 60105');
    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    await is('search');
    await keyboard.press('Enter');
    await is('60101');
    assert.equal(await page.locator('[id="60101"] details').getAttribute('open'), '');
    await keyboard.press('Escape');
    await is('search');
    assert.deepEqual(await codes(page), all);
    await page.evaluate(() => document.activeElement.blur());
    await keyboard.press('Control+k');
    assert.notEqual(await focused(page), 'search', 'what is the browser\'s stays the browser\'s');
}));

test('a click opens a row, and copies where it says so', () => visit('/shop.html', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const row = page.locator('[id="62103"]');
    await row.locator('td').last().click();
    assert.equal(await row.locator('details').getAttribute('open'), '');
    await row.getByRole('button', { name: '复制' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '62103');
    assert.equal(await row.locator('details').getAttribute('open'), '');
}));

test('on paper there is everything but the controls', () => visit('/shop.html', { colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.equal(await page.locator('form, footer, #language, #theme, .copy').locator('visible=true').count(), 0);
    assert.equal(await dark(page), false);
    assert.equal(await page.getByText('提示用户更换手机号或找回密码').isVisible(), true, 'of rows that are closed, too');
    const pdf = await page.pdf({ preferCSSPageSize: true, path: `${SHOTS}/shop.pdf` });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
}));

test('it can be read without scripts', () => visit('/shop.html#60107', { javaScriptEnabled: false }, async (page) => {
    assert.deepEqual(await codes(page), all);
    assert.equal(await page.locator('form, footer, #language').locator('visible=true').count(), 0);
    assert.equal(await inView(page, '60107').catch(() => true), true);
    await page.locator('[id="60101"] summary').click();
    assert.equal(await page.getByText('提示用户更换手机号或找回密码').isVisible(), true);
}));

test('hostile texts are texts', () => visit('/hostile.html#1', {}, async (page) => {
    const attack = `</script><script>window.hacked=1</script>"'><img src=x onerror=window.hacked=1><!-- \u2028\uFFFD {{constructor}}`;
    const told = async () => {
        assert.equal(await page.locator('[id="1"] .text').textContent(), attack);
        assert.equal(await page.locator('[id="1"] .more code').textContent(), attack);
        assert.equal(await page.locator('h1').textContent(), attack);
        assert.equal(await page.title(), attack);
        assert.equal(await page.evaluate(() => window.hacked), undefined);
        assert.equal(await page.locator('img, main script').count(), 0);
    };
    await told();
    for (const language of await page.locator('#language option').evaluateAll((options) => options.map(({ value }) => value))) {
        await page.locator('#language').selectOption(language);
        await told();
    }
    assert.deepEqual(await search(page, '<script>window x'), ['1', '2', '3'], 'the module is called so');
    assert.deepEqual(await search(page, '.*'), [], 'a search is no pattern');
    await page.keyboard.press('Escape');
    // Left to right, whatever the name before it says.
    const [name, former] = await page.locator('[id="3"] .more > *').evaluateAll((elements) => elements.map((element) => {
        const place = (at) => {
            const range = new Range();
            range.setStart(element.firstChild, at);
            range.setEnd(element.firstChild, at + 1);
            return range.getBoundingClientRect().left;
        };
        const last = element.textContent.length - 1;
        return { left: element.getBoundingClientRect().left, first: place(0), last: place(last) };
    }));
    assert.ok(name.left < former.left && former.first < former.last, JSON.stringify({ name, former }));
}));

test('a policy keeps out what is not the page\'s', () => visit('/shop.html', { expected: /violates the following Content Security Policy/ }, async (page) => {
    const blocked = await page.evaluate(() => new Promise((resolve) => {
        const kinds = [];
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            kinds.push(effectiveDirective);
            if (kinds.length === 2) resolve(kinds.sort());
        });
        document.body.insertAdjacentHTML('beforeend', '<p style="color:red" onclick="window.hacked=1">');
        document.body.lastChild.click();
    }));
    assert.deepEqual(blocked, ['script-src-attr', 'style-src-attr']);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
}));

test('thousands of entries are searched', () => visit('/large.html', {}, async (page) => {
    assert.equal(await page.locator('#count').textContent(), '5000 / 5000');
    assert.deepEqual(await search(page, 'operation_41234'), ['41234']);
    await page.locator('#language').selectOption('ja-JP');
    assert.equal(await page.locator('[id="41234"] .text').textContent(), '業務処理 41234 が失敗しました');
}));

test('nothing is wider than the window', async () => {
    for (const path of ['/shop.html#60101', '/large.html', '/hostile.html#1']) {
        for (const options of [phone, { viewport: { width: 320, height: 600 } }, {}]) {
            await visit(path, options, async (page) => {
                const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
                assert.ok(content <= window, `${path}: ${content} > ${window}`);
            });
        }
    }
});

test('screenshots, for people to look at', async () => {
    for (const [name, options] of [['desktop', {}], ['phone', phone]]) {
        for (const colorScheme of ['light', 'dark']) {
            for (const path of ['/shop.html#60101', '/large.html#40500', '/hostile.html#1']) {
                await visit(path, { ...options, colorScheme, locale: name === 'phone' ? 'en-US' : 'zh-CN' }, async (page) => {
                    await settled(page);
                    await page.screenshot({ path: `${SHOTS}/${path.slice(1).split('.')[0]}-${name}-${colorScheme}.png` });
                });
            }
        }
    }
});
