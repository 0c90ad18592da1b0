'use strict';
// The page is whole without this script, which adds filters, the switches of language and of light and dark, and
// remembers them in the address: what stands after `#?` is the view, so that a view can be kept as a bookmark.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const find = (id) => document.getElementById(id);
  root.classList.add('scripted');

  const form = find('filters');
  const status = document.querySelector('.shown');
  const findings = all('.finding').map((element) => ({ element, text: null }));
  const names = form ? all('select', form).map((select) => select.name) : [];

  // ---- Language

  const texts = all('[data-zh][data-en]');

  function setLanguage(language) {
    root.lang = language;
    for (const element of texts) element.textContent = element.dataset[language];
  }

  // ---- Light and dark

  function isDark() {
    if (root.dataset.theme) return root.dataset.theme === 'dark';
    return matchMedia('(prefers-color-scheme: dark)').matches;
  }

  // ---- Filters

  /// What a finding says, with its group's heading, for the search.
  function textOf(finding) {
    if (finding.text === null) {
      const group = finding.element.closest('.group');
      const heading = group ? group.querySelector('h4').textContent : '';
      finding.text = (heading + ' ' + finding.element.textContent).toLowerCase();
    }
    return finding.text;
  }

  function filter() {
    if (!form) return;
    const wanted = names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value !== '');
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    let count = 0;
    for (const finding of findings) {
      const data = finding.element.dataset;
      const fits = wanted.every(([name, value]) => (data[name] || '-') === value)
        && words.every((word) => textOf(finding).includes(word));
      finding.element.hidden = !fits;
      if (fits) count += 1;
    }
    for (const part of all('.group, .consequences, .severity, #waived')) {
      part.hidden = part.querySelector('.finding:not([hidden])') === null;
    }
    root.classList.toggle('filtered', count < findings.length);
    for (const number of all('.shown-count')) number.textContent = String(count);
  }

  // ---- The view in the address

  function remember() {
    const view = new URLSearchParams();
    for (const name of names) if (form.elements[name].value !== '') view.set(name, form.elements[name].value);
    if (form && form.elements.text.value !== '') view.set('text', form.elements.text.value);
    if (root.lang !== root.dataset.language) view.set('lang', root.lang);
    if (root.dataset.theme) view.set('theme', root.dataset.theme);
    const text = view.toString();
    history.replaceState(null, '', text === '' ? location.pathname + location.search : '#?' + text);
  }

  function recall() {
    if (!location.hash.startsWith('#?')) return;
    const view = new URLSearchParams(location.hash.slice(2));
    const has = (select, value) => Array.from(select.options).some((option) => option.value === value);
    for (const name of names) {
      const value = view.get(name) || '';
      form.elements[name].value = has(form.elements[name], value) ? value : '';
    }
    if (form) form.elements.text.value = view.get('text') || '';
    const language = view.get('lang');
    setLanguage(language === 'zh' || language === 'en' ? language : root.dataset.language);
    const theme = view.get('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    filter();
  }

  /// Shows what a link leads to, whatever the filters say, and what it is folded in.
  function reveal() {
    if (location.hash.startsWith('#?')) return;
    const target = find(location.hash.slice(1));
    if (!target || target.closest('.finding, details') === null) return;
    if (target.closest('[hidden]')) {
      form.reset();
      filter();
    }
    for (let part = target.parentElement; part; part = part.parentElement) {
      if (part instanceof HTMLDetailsElement) part.open = true;
    }
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  }

  // ---- Wiring

  find('language').addEventListener('click', () => {
    setLanguage(root.lang === 'zh' ? 'en' : 'zh');
    remember();
  });
  find('theme').addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember();
  });
  if (form) {
    let pause = 0;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => { filter(); remember(); });
    form.elements.text.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => { filter(); remember(); }, 150);
    });
    // The controls are reset after the event.
    form.addEventListener('reset', () => setTimeout(() => { filter(); remember(); }, 0));
  }
  const onlyShortfalls = find('only-shortfalls');
  if (onlyShortfalls) {
    const apply = () => {
      for (const table of all('.cells')) table.classList.toggle('only-shortfalls', onlyShortfalls.checked);
    };
    onlyShortfalls.addEventListener('change', apply);
    apply();
  }
  // Of several years of a matrix one is shown, the last at first.
  for (const select of all('.year-choice')) {
    const show = () => {
      for (const matrix of all('.matrix[data-level="' + select.dataset.level + '"]')) {
        matrix.classList.toggle('not-chosen', matrix.dataset.year !== select.value);
      }
    };
    select.addEventListener('change', show);
    show();
  }
  // On a phone a map's table would keep what follows out of sight.
  if (matchMedia('(max-width: 40rem)').matches) {
    for (const details of all('.tiles details')) details.open = false;
  }
  // Of several maps one is shown, the first at first.
  for (const select of all('.map-choice select')) {
    const show = () => {
      for (const map of all('.tiles')) map.classList.toggle('not-chosen', map.id !== select.value);
    };
    select.addEventListener('change', show);
    show();
  }
  // A cell's words, which a screen reader finds in it, are shown to those who point at it.
  for (const matrix of all('.matrix')) {
    const line = matrix.querySelector('.cell-words');
    const scroll = matrix.querySelector('.scroll');
    const show = (event) => {
      const cell = event.target.closest('td[data-outcome]');
      if (!cell) return;
      const words = cell.querySelector('.unseen').cloneNode(true);
      const rule = cell.parentElement.querySelector('th > span').cloneNode(true);
      const head = scroll.querySelector('thead').rows[0].cells[cell.cellIndex].firstElementChild.cloneNode(true);
      words.className = '';
      line.replaceChildren(head, ' · ', rule, ' · ', words);
      line.classList.add('told');
    };
    for (const kind of ['pointerover', 'focusin', 'click']) scroll.addEventListener(kind, show);
  }
  // Paper cannot be unfolded.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = all('details:not([open])');
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });
  addEventListener('hashchange', () => { recall(); reveal(); });
  recall();
  filter();
  reveal();
})();
