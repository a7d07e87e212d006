'use strict';
{
    const root = document.documentElement;

    // Storage is closed to pages of some origins, `file:` among them: then choices last as long as the page.
    const remembered = (name) => {
        try { return localStorage.getItem(`error-codes.${name}`); } catch { return null; }
    };
    const remember = (name, value) => {
        try { localStorage.setItem(`error-codes.${name}`, value); } catch { /* as above */ }
    };

    // Before anything is painted: nothing flashes, nothing moves.
    root.classList.add('js');
    const theme = remembered('theme');
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;

    const start = () => {
        const of = (id) => document.getElementById(id);
        const [search, module, status, language, dark] = ['search', 'module', 'status', 'language', 'theme'].map(of);
        const words = JSON.parse(of('words').textContent);
        const rows = [...document.querySelectorAll('tbody tr')].map((tr) => ({
            tr,
            details: tr.querySelector('details'),
            summary: tr.querySelector('summary'),
            code: tr.querySelector('th a').textContent,
            status: tr.lastElementChild.textContent,
            section: tr.closest('section'),
            text: null,
        }));
        const byElement = new Map(rows.map((row) => [row.tr, row]));
        const sections = [...document.querySelectorAll('section')];
        // A guess at what is not laid out yet, so that the scroll bar does not jump.
        for (const section of sections) {
            section.style.containIntrinsicSize = `auto ${150 + 62 * section.querySelectorAll('tbody tr').length}px`;
        }

        // Words and messages in the reader's language: the locale itself, else one of its language.
        const primary = (locale) => locale.split('-')[0];
        const closest = (all, localeOf, locale) => all.find((one) => localeOf(one) === locale)
            ?? all.find((one) => primary(localeOf(one)) === primary(locale));
        const ui = () => (root.lang.startsWith('zh') ? 'zh' : 'en');
        const say = (key, ...values) => words[ui()][key].replaceAll('{}', () => values.shift());
        const speak = (locale) => {
            root.lang = locale;
            for (const element of document.querySelectorAll('[data-w]')) {
                element.textContent = say(element.dataset.w, element.dataset.v);
            }
            search.placeholder = say('search_hint');
            for (const row of rows) {
                const all = [...row.details.querySelectorAll('dd[lang]')];
                const chosen = closest(all, (dd) => dd.lang, locale) ?? all[0];
                if (chosen) {
                    const text = row.summary.firstElementChild;
                    text.textContent = chosen.textContent;
                    text.lang = chosen.lang;
                    for (const dd of all) dd.hidden = dd.previousElementSibling.hidden = dd === chosen;
                }
                row.text = null;
            }
            filter();
        };

        // Search and filters. Full-width digits, which input methods type, are digits.
        const plain = (text) => text.normalize('NFKC').toLowerCase();
        const textOf = (row) => {
            row.text ??= plain([
                row.code, row.summary.textContent, row.section.dataset.text,
                ...[...row.details.querySelectorAll('dd:not(.n)')].map((dd) => dd.textContent),
            ].join('\n'));
            return row.text;
        };
        const within = (code, ranges) => ranges.some(([first, last]) => first <= code && code <= last);
        const filter = () => {
            const terms = plain(search.value).split(/\s+/).filter(Boolean);
            const [section, part] = module.value.split(':');
            const ranges = part?.split(',').map((range) => range.split('..').map(BigInt));
            const alive = new Set();
            let shown = 0;
            for (const row of rows) {
                const fits = (!section || row.section.id === section)
                    && (!ranges || within(BigInt(row.code), ranges))
                    && (!status.value || row.status.startsWith(status.value))
                    && terms.every((term) => textOf(row).includes(term));
                if (row.tr.hidden === fits) row.tr.hidden = !fits;
                if (fits) { shown += 1; alive.add(row.section); }
            }
            const all = !terms.length && !status.value && !ranges;
            for (const element of sections) {
                const empty = !alive.has(element) && !(all && (!section || element.id === section));
                if (element.hidden !== empty) element.hidden = empty;
            }
            of('nothing').hidden = shown > 0 || all;
            of('count').textContent = say('found', shown, rows.length);
            mark(terms);
        };
        const clear = () => {
            search.value = module.value = status.value = '';
            filter();
        };

        // What was found, shown without touching the document; only as much as anyone looks at.
        const mark = (terms) => {
            if (!CSS.highlights) return;
            CSS.highlights.delete('found');
            if (!terms.length) return;
            const ranges = [];
            for (const row of rows) {
                if (row.tr.hidden) continue;
                if (ranges.length > 400) break;
                const walker = document.createTreeWalker(row.tr, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const node = walker.currentNode;
                    const text = node.data.toLowerCase();
                    for (const term of terms) {
                        for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
                            if (at + term.length > node.length) break;
                            const range = new Range();
                            range.setStart(node, at);
                            range.setEnd(node, at + term.length);
                            ranges.push(range);
                        }
                    }
                }
            }
            CSS.highlights.set('found', new Highlight(...ranges));
        };

        // One button to copy with goes where the reader is.
        const copy = Object.assign(document.createElement('button'), { type: 'button', className: 'copy' });
        copy.dataset.w = 'copy';
        copy.textContent = say('copy');
        let reset;
        const offer = (row) => {
            if (!row || copy.parentElement === row.tr.cells[0]) return;
            clearTimeout(reset);
            copy.textContent = say('copy');
            row.tr.cells[0].append(copy);
        };
        const rowOf = (node) => byElement.get(node?.closest?.('tbody tr'));
        const copyCode = async (row) => {
            offer(row);
            try {
                await navigator.clipboard.writeText(row.code);
            } catch {
                // No clipboard without a secure origin: the old way.
                const field = Object.assign(document.createElement('textarea'), { value: row.code });
                const focused = document.activeElement;
                document.body.append(field);
                field.select();
                document.execCommand('copy');
                field.remove();
                focused?.focus({ preventScroll: true });
            }
            copy.textContent = say('copied');
            of('said').textContent = `${say('copied')} ${row.code}`;
            clearTimeout(reset);
            reset = setTimeout(() => { copy.textContent = say('copy'); }, 1500);
        };

        // The address names a code: `#60101`.
        const open = () => {
            let id = location.hash.slice(1);
            try { id = decodeURIComponent(id); } catch { /* as it is */ }
            const row = byElement.get(of(id));
            if (!row) return;
            if (row.tr.hidden) clear();
            row.details.open = true;
            const show = () => {
                row.tr.scrollIntoView({ block: row.tr.offsetHeight < innerHeight / 2 ? 'center' : 'start' });
            };
            show();
            row.summary.focus({ preventScroll: true });
            // What was laid out on the way may have moved it.
            requestAnimationFrame(show);
        };

        const step = (by) => {
            const visible = rows.filter((row) => !row.tr.hidden);
            const at = visible.indexOf(rowOf(document.activeElement));
            if (at === 0 && by < 0) {
                search.focus();
                return;
            }
            const next = visible[at < 0 ? (by < 0 ? visible.length - 1 : 0) : at + by];
            if (!next) return;
            next.summary.focus({ preventScroll: true });
            next.tr.scrollIntoView({ block: 'nearest' });
        };

        addEventListener('keydown', (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
            const { key, target } = event;
            const row = rowOf(target);
            const typing = target === search;
            if (target.closest?.('select')) return;
            const act = () => {
                if (key === 'Escape') { clear(); search.focus(); }
                else if (key === '/' && !typing) { search.focus(); search.select(); }
                else if (key === 'ArrowDown' && (typing || row)) step(1);
                else if (key === 'ArrowUp' && row) step(-1);
                else if (key === 'j' && !typing) step(1);
                else if (key === 'k' && !typing) step(-1);
                else if (key === 'c' && row) copyCode(row);
                else if (key === 'Enter' && typing) {
                    step(1);
                    const first = rowOf(document.activeElement);
                    if (first) first.details.open = true;
                }
                else return false;
                return true;
            };
            if (act()) event.preventDefault();
        });
        let frame;
        search.addEventListener('input', () => {
            cancelAnimationFrame(frame);
            frame = requestAnimationFrame(filter);
        });
        for (const select of [module, status]) select.addEventListener('change', filter);
        of('clear').addEventListener('click', () => { clear(); search.focus(); });
        search.form.addEventListener('submit', (event) => event.preventDefault());
        language.addEventListener('change', () => {
            remember('language', language.value);
            speak(language.value);
        });
        const isDark = () => root.dataset.theme
            ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
        const press = () => dark.setAttribute('aria-pressed', isDark());
        dark.addEventListener('click', () => {
            root.dataset.theme = isDark() ? 'light' : 'dark';
            remember('theme', root.dataset.theme);
            press();
        });
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', press);
        const main = document.querySelector('main');
        main.addEventListener('pointerover', (event) => offer(rowOf(event.target)));
        main.addEventListener('focusin', (event) => offer(rowOf(event.target)));
        main.addEventListener('click', (event) => {
            const row = rowOf(event.target);
            if (!row) return;
            if (event.target === copy) copyCode(row);
            // Who selects text in a row does not want to open it.
            else if (!getSelection().isCollapsed) { if (event.target.closest('summary')) event.preventDefault(); }
            else if (!event.target.closest('a, summary, dl')) row.details.open = !row.details.open;
        });
        addEventListener('hashchange', open);

        // Languages by their own names.
        for (const option of language.options) {
            try {
                const name = new Intl.DisplayNames([option.value], { type: 'language' }).of(option.value);
                option.textContent = name;
            } catch { /* the tag will do */ }
        }
        // What the reader chose before, else what the browser speaks.
        const suits = (tag) => closest([...language.options], (option) => option.value, tag)?.value;
        const wanted = [remembered('language') ?? [], navigator.languages].flat().map(suits).find(Boolean);
        if (wanted) language.value = wanted;
        press();
        if (language.value === root.lang) filter();
        else speak(language.value);
        // Not before the browser has gone there in its own way.
        addEventListener('load', open);
    };
    addEventListener('DOMContentLoaded', start);
}
