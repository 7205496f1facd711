(() => {
  "use strict";

  // Values under the pointer: the nearest week of the picture.
  for (const figure of document.querySelectorAll("figure[data-readings]")) {
    const { span, unit, names, days, places } = JSON.parse(figure.dataset.readings);
    const svg = figure.querySelector("svg");
    const reading = document.createElement("div");
    const pointer = document.createElement("div");
    reading.className = "reading";
    pointer.className = "pointer";
    reading.hidden = pointer.hidden = true;
    reading.setAttribute("aria-hidden", "true");
    figure.append(pointer, reading);
    const told = ([day, values]) => {
      const lines = [day];
      for (let at = 0; at < names.length; at += 1) {
        const range = names[at] === names[at + 1];
        const shown = range ? `${values[at]} to ${values[at + 1]}` : `${values[at]}`;
        lines.push(`${names[at]}: ${shown} ${unit}`);
        if (range) at += 1;
      }
      return lines.join("\n");
    };
    const hide = () => { reading.hidden = pointer.hidden = true; };
    svg.addEventListener("pointermove", (event) => {
      const box = svg.getBoundingClientRect();
      const share = ((event.clientX - box.left) / box.width - span[0]) / (span[1] - span[0]);
      if (share < 0 || share > 1) return hide();
      let nearest = 0;
      places.forEach((place, at) => {
        if (Math.abs(place - share) < Math.abs(places[nearest] - share)) nearest = at;
      });
      const x = (span[0] + places[nearest] * (span[1] - span[0])) * box.width;
      reading.style.whiteSpace = "pre";
      reading.textContent = told(days[nearest]);
      reading.hidden = pointer.hidden = false;
      pointer.style.left = `${x}px`;
      pointer.style.height = `${box.height}px`;
      const left = x > box.width / 2 ? x - reading.offsetWidth - 12 : x + 12;
      reading.style.left = `${left}px`;
      reading.style.top = `${Math.min(Math.max(event.clientY - box.top, 0), box.height - reading.offsetHeight)}px`;
    });
    svg.addEventListener("pointerleave", hide);
  }

  // Tables that sort: dates by time, figures by size, everything else by the alphabet; what has no figure comes last.
  const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  const worth = (text) => {
    const date = /^(?:(\d{1,2}) )?([A-Z][a-z]{2})[a-z]* (\d{4})/.exec(text);
    const month = date ? months.indexOf(date[2].toLowerCase()) : -1;
    if (month >= 0) return Number(date[3]) * 372 + month * 31 + Number(date[1] || 1);
    const number = /^[<>+]?\s*-?[\d,]+(\.\d+)?/.exec(text.replace("\u2212", "-"));
    return number ? Number(number[0].replace(/[<>+,\s]/g, "")) : NaN;
  };
  const order = (a, b, figures, rising) => {
    const [x, y] = figures ? [worth(a), worth(b)] : [NaN, NaN];
    if (Number.isNaN(x) && Number.isNaN(y)) return rising * a.localeCompare(b, "en", { numeric: true });
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
