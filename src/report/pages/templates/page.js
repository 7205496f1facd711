(() => {
  "use strict";

  // What a picture says: at the place nearest to the pointer, or place by place with the arrow keys.
  for (const figure of document.querySelectorAll("figure[data-readings]")) {
    const { step, places, texts } = JSON.parse(figure.dataset.readings);
    if (places.length === 0) continue;
    const svg = figure.querySelector("svg");
    const [reading, pointer] = ["reading", "pointer"].map((name) => {
      const part = document.createElement("div");
      part.className = name;
      part.hidden = true;
      figure.append(part);
      return part;
    });
    let shown = -1;
    const hide = () => { reading.hidden = pointer.hidden = true; shown = -1; };
    const show = (at, live) => {
      if (at === shown) return;
      shown = at;
      const { width, height } = svg.getBoundingClientRect();
      const [left, top, right, bottom] = places[at].map((part, side) => part / 10000 * (side % 2 ? height : width));
      pointer.hidden = reading.hidden = false;
      pointer.classList.toggle("thing", right > left);
      Object.assign(pointer.style, {
        left: `${left}px`, top: `${top}px`, width: `${Math.max(right - left, 1)}px`, height: `${bottom - top}px`,
      });
      reading.setAttribute("aria-live", live);
      reading.textContent = texts[at];
      const small = right - left < width / 2;
      const beside = left > width / 2 ? left - reading.offsetWidth - 12 : right + 12;
      const below = small ? top : top + 12;
      reading.style.left = `${small ? beside : (width - reading.offsetWidth) / 2}px`;
      reading.style.top = `${Math.max(0, Math.min(below, height - reading.offsetHeight))}px`;
    };
    const away = ([left, top, right, bottom], x, y) =>
      Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    const nearest = (x, y) => {
      const all = places.map((place) => away(place, x, y));
      const at = all.indexOf(Math.min(...all));
      return all[at] < 300 ? at : -1;
    };
    svg.addEventListener("pointermove", (event) => {
      const box = svg.getBoundingClientRect();
      const part = (from, start, length) => (from - start) / length * 10000;
      const at = nearest(part(event.clientX, box.left, box.width), part(event.clientY, box.top, box.height));
      if (at < 0) hide(); else show(at, "off");
    });
    svg.addEventListener("pointerleave", hide);
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-description", "Arrow keys read values.");
    svg.addEventListener("focus", () => { if (svg.matches(":focus-visible")) show(0, "polite"); });
    svg.addEventListener("blur", hide);
    const last = places.length - 1;
    const moves = {
      ArrowRight: (at) => at + step, ArrowLeft: (at) => at - step, ArrowDown: (at) => at + 1, ArrowUp: (at) => at - 1,
      Home: () => 0, End: () => last,
    };
    svg.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return hide();
      const move = moves[event.key];
      if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(Math.max(0, Math.min(move(Math.max(shown, 0)), last)), "polite");
    });
  }

  // Tables that sort: dates by time, figures by size, everything else by the alphabet; what has no figure comes last.
  const { months: named = "jan feb mar apr may jun jul aug sep oct nov dec" } = document.documentElement.dataset;
  const months = named.split(" ");
  const dates = [
    /^(?:(?<day>\d{1,2})\.? )?(?<month>\p{Lu}\p{Ll}{2})\p{Ll}* (?<year>\d{4})/u,
    /^(?<month>\p{Lu}\p{Ll}{2})\p{Ll}* (?<day>\d{1,2}), (?<year>\d{4})/u,
    /^(?<year>\d{4}) (?<month>\p{Lu}\p{Ll}{2})\p{Ll}* (?<day>\d{1,2})/u,
  ];
  const { decimal = ".", group = "," } = document.documentElement.dataset;
  const worth = (text) => {
    const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim());
    if (iso) return iso[1] * 372 + (iso[2] - 1) * 31 + Number(iso[3]);
    for (const form of dates) {
      const { day, month, year } = form.exec(text)?.groups ?? {};
      const at = months.indexOf(month?.toLowerCase());
      if (at >= 0) return Number(year) * 372 + at * 31 + Number(day || 1);
    }
    const kept = [...text].filter((sign) => !group.includes(sign)).join("");
    const plain = kept.replace(decimal, ".").replace("\u2212", "-");
    const number = /^(?:[A-Z]{3}\s?)?[<>+]?\s*(-?\d+(?:\.\d+)?)/.exec(plain);
    return number ? Number(number[1]) : NaN;
  };
  const order = (a, b, figures, rising) => {
    const [x, y] = figures ? [worth(a), worth(b)] : [NaN, NaN];
    if (Number.isNaN(x) && Number.isNaN(y)) return rising * a.localeCompare(b, document.documentElement.lang, { numeric: true });
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    return rising * (x - y);
  };
  for (const table of document.querySelectorAll("table")) {
    const body = table.tBodies[0];
    if (body.rows.length < 3) continue;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (head.textContent === "") return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const rising = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", rising === 1 ? "ascending" : "descending");
        const figures = head.classList.contains("figures");
        const rows = [...body.rows];
        rows.sort((a, b) => order(a.cells[column].textContent, b.cells[column].textContent, figures, rising));
        body.append(...rows);
      });
    });
  }

  // Paper has no closed parts.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((part) => { part.open = false; }));
})();
