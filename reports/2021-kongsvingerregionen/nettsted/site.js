/* Search, sorting, comparing, copying and the dark screen. Every table and sentence is there without it. */
(function () {
  'use strict';
  var root = document.documentElement;
  function byId(id) { return document.getElementById(id); }
  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  // Light or dark.
  var theme = byId('theme');
  if (theme) {
    var isDark = matchMedia('(prefers-color-scheme:dark)').matches;
    try { var kept = localStorage.getItem('theme'); if (kept) isDark = kept === 'dark'; } catch (e) { }
    var show = function () {
      root.dataset.theme = isDark ? 'dark' : 'light';
      theme.textContent = isDark ? theme.dataset.light : theme.dataset.dark;
    };
    show();
    theme.hidden = false;
    theme.addEventListener('click', function () {
      isDark = !isDark;
      show();
      try { localStorage.setItem('theme', isDark ? 'dark' : 'light'); } catch (e) { }
    });
  }

  // Search: as people type the letters, with or without accents.
  function folded(text) {
    return text.toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/đ/g, 'd')
      .replace(/ŋ/g, 'n').replace(/ŧ/g, 't').normalize('NFD').replace(/[\u0300-\u036f]/g, '')
      .replace(/[^a-z0-9]+/g, ' ').trim();
  }
  function spelled(text) { return folded(text.toLowerCase().replace(/ø/g, 'oe').replace(/å/g, 'aa')); }
  var units = (window.NULLPUNKT_UNITS || []).map(function (unit) {
    return { name: unit[3] || unit[0], page: unit[2], keys: [folded(unit[0]), spelled(unit[0])].concat(unit[1].split(' ')) };
  });
  var q = byId('q'), hits = byId('hits'), count = byId('hitcount');
  if (q && units.length) {
    q.form.hidden = false;
    var found = [], at = -1;
    var close = function () {
      found = []; at = -1; hits.hidden = true;
      q.setAttribute('aria-expanded', 'false');
      q.removeAttribute('aria-activedescendant');
    };
    var draw = function () {
      hits.textContent = '';
      found.forEach(function (unit, place) {
        var item = document.createElement('li');
        item.id = 'hit' + place;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', String(place === at));
        item.textContent = unit.name;
        item.addEventListener('mousedown', function () { location.href = unit.page; });
        hits.appendChild(item);
      });
      hits.hidden = !found.length;
      q.setAttribute('aria-expanded', String(!!found.length));
      if (at >= 0) q.setAttribute('aria-activedescendant', 'hit' + at);
      else q.removeAttribute('aria-activedescendant');
    };
    q.addEventListener('input', function () {
      var wanted = folded(q.value);
      at = -1;
      var rank = function (unit) {
        return Math.min.apply(null, unit.keys.map(function (key) {
          return key.indexOf(wanted) === 0 ? 0 : (' ' + key).indexOf(' ' + wanted) >= 0 ? 1 : key.indexOf(wanted) >= 0 ? 2 : 9;
        }));
      };
      found = !wanted ? [] : units.map(function (unit, place) { return [rank(unit), place, unit]; })
        .filter(function (one) { return one[0] < 9; })
        .sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; }).slice(0, 8)
        .map(function (one) { return one[2]; });
      draw();
      count.textContent = !wanted ? '' : found.length ? found.length + ' ' + count.dataset.some : count.dataset.none;
    });
    q.addEventListener('keydown', function (event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        at = event.key === 'ArrowDown' ? Math.min(at + 1, found.length - 1) : Math.max(at - 1, -1);
        draw();
        event.preventDefault();
      } else if (event.key === 'Escape') { close(); }
    });
    q.addEventListener('blur', close);
    q.form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (found.length) location.href = found[Math.max(at, 0)].page;
    });
  }

  // Sorting by what a cell says: a number as it is printed, or a name in Norwegian order.
  function number(cell) {
    var text = cell.textContent.replace(/[\s\u00a0\u202f]/g, '').replace(/\u2212/g, '-');
    var signed = cell.querySelector('.num') && cell.querySelector('.chip');
    var part = signed ? cell.querySelector('.num').textContent.replace(/[\s\u00a0\u202f]/g, '').replace(/\u2212/g, '-') : text;
    var match = /[-+]?\d+(?:[.,]\d+)?/.exec(root.lang === 'en' ? part.replace(/,/g, '') : part);
    return match ? parseFloat(match[0].replace(',', '.')) : null;
  }
  var norwegian = window.Intl && Intl.Collator ? new Intl.Collator('nb') : null;
  all('table.sortable').forEach(function (table) {
    var body = table.tBodies[0];
    all('thead th', table).forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener('click', function () {
        var down = head.getAttribute('aria-sort') === 'ascending';
        all('thead th', table).forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        var rows = all('tr', body).map(function (row, place) {
          var cell = row.cells[column];
          return { row: row, place: place, key: column ? number(cell) : cell.textContent };
        });
        rows.sort(function (a, b) {
          // What has no number stays last, whichever way.
          if (a.key === null || b.key === null) {
            return (a.key === null) - (b.key === null) || a.place - b.place;
          }
          var order = column ? a.key - b.key
            : norwegian ? norwegian.compare(a.key, b.key) : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
          return (down ? -order : order) || a.place - b.place;
        });
        rows.forEach(function (one) { body.appendChild(one.row); });
      });
    });
  });

  // Comparing: the units stand in the address, #3401,3418.
  var comparison = byId('comparison');
  if (comparison) {
    var form = byId('compare'), add = byId('add'), chosen = byId('chosen');
    var rows = {};
    all('tbody tr', comparison).forEach(function (row) { rows[row.dataset.unit] = row; });
    var inAddress = function () {
      return decodeURIComponent(location.hash.slice(1)).split(',').filter(Boolean);
    };
    var drawChosen = function () {
      var asked = inAddress();
      var codes = asked.filter(function (code) { return rows[code]; }).slice(0, 6);
      var unknown = asked.filter(function (code) { return !rows[code]; });
      Object.keys(rows).forEach(function (code) {
        rows[code].hidden = codes.length > 0 && codes.indexOf(code) < 0;
      });
      chosen.textContent = '';
      if (unknown.length) chosen.appendChild(document.createTextNode(chosen.dataset.unknown + ' ' + unknown.join(', ') + '. '));
      codes.forEach(function (code) {
        comparison.tBodies[0].appendChild(rows[code]);
        var button = document.createElement('button');
        button.type = 'button';
        button.textContent = chosen.dataset.remove + ' ' + rows[code].cells[0].textContent;
        button.addEventListener('click', function () {
          location.hash = codes.filter(function (other) { return other !== code; }).join(',');
          add.focus();
        });
        chosen.appendChild(button);
        chosen.appendChild(document.createTextNode(' '));
      });
      if (asked.length > 6) chosen.appendChild(document.createTextNode(chosen.dataset.most));
    };
    form.hidden = false;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var codes = inAddress();
      if (codes.indexOf(add.value) < 0) location.hash = codes.concat(add.value).join(',');
    });
    window.addEventListener('hashchange', drawChosen);
    drawChosen();
  }

  // Copying text and table as they look.
  all('[data-copy]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var source = byId(button.dataset.copy);
      var done = function () { button.textContent = button.dataset.done; };
      var byHand = function () {
        var range = document.createRange();
        range.selectNodeContents(source);
        var selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        document.execCommand('copy');
        done();
      };
      if (!window.ClipboardItem || !navigator.clipboard) return byHand();
      navigator.clipboard.write([new ClipboardItem({
        'text/html': new Blob([source.innerHTML], { type: 'text/html' }),
        'text/plain': new Blob([source.innerText], { type: 'text/plain' })
      })]).then(done, byHand);
    });
  });

  if (matchMedia('(max-width:560px)').matches) {
    all('details.legend').forEach(function (details) { details.open = false; });
  }
  window.addEventListener('beforeprint', function () {
    all('.om details,details.legend').forEach(function (details) { details.open = true; });
  });
})();
