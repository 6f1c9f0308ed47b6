"use strict";
(() => {
  let side = null;
  let cards = [];
  let filters = null;
  const link = (card) => card.querySelector(".number");
  const isProblem = (card) => "problem" in card.dataset; // hints are none
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const pieces = new Map();
  let marked = [];
  let selected = null;

  // The pieces of one source in order, with their offsets, collected on first use.
  function piecesOf(source) {
    if (!pieces.has(source)) {
      const all = [...document.querySelectorAll(`#source-${source} [data-at]`)];
      pieces.set(source, { all, starts: all.map((piece) => Number(piece.dataset.at)) });
    }
    return pieces.get(source);
  }

  // The pieces that a range such as "0:120-180" covers.
  function covered(range) {
    const [source, start, end] = range.split(/[:-]/).map(Number);
    const { all, starts } = piecesOf(source);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let i = low; i < starts.length && starts[i] < end; i++) found.push(all[i]);
    return found;
  }

  // Marks `ranges`, the first `deciding` of them more strongly.
  function mark(ranges, deciding = 1) {
    for (const piece of marked) piece.classList.remove("cited", "first");
    marked = [];
    ranges.forEach((range, rank) => {
      for (const piece of covered(range)) {
        piece.classList.add("cited");
        if (rank < deciding) piece.classList.add("first");
        marked.push(piece);
      }
    });
  }

  // Scrolls the source side (at once where it is far), and the page only where that side is out of sight.
  function show(element) {
    const distance = element.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
    const behavior = calm.matches || Math.abs(distance) > 3 * side.clientHeight ? "auto" : "smooth";
    side.scrollTo({ top: side.scrollTop + distance, behavior });
    side.scrollIntoView({ block: "nearest", behavior });
  }

  function rangesOf(card) {
    return card && card.dataset.ranges ? card.dataset.ranges.split(" ") : [];
  }

  function select(card, ranges = rangesOf(card)) {
    if (selected) {
      selected.classList.remove("selected");
      link(selected).removeAttribute("aria-current");
    }
    selected = card;
    mark(ranges, card ? Number(card.dataset.deciding) : 1);
    const announce = document.getElementById("announce");
    announce.textContent = "";
    if (!card) return;
    card.classList.add("selected");
    link(card).setAttribute("aria-current", "true");
    makeCurrent(card);
    const first = ranges.length ? covered(ranges[0]) : [];
    if (first.length) show(first[0]);
    const text = first.map((piece) => piece.textContent).join("");
    announce.textContent = text ? `Evidence: ${text}` : "This sentence has no evidence.";
  }

  // The links of one sentence at a time are stops of the Tab key; the arrows move among the sentences.
  let current = null;
  function setStops(card, tabIndex) {
    for (const stop of card.querySelectorAll("a")) stop.tabIndex = tabIndex;
  }
  function makeCurrent(card) {
    if (current) setStops(current, -1);
    current = card;
    setStops(card, 0);
  }

  function move(from, step, wanted) {
    for (let i = cards.indexOf(from) + step; i >= 0 && i < cards.length; i += step) {
      if (!cards[i].hidden && wanted(cards[i])) {
        makeCurrent(cards[i]);
        link(cards[i]).focus();
        return;
      }
    }
  }

  const steps = {
    ArrowDown: (card) => move(card, 1, () => true),
    ArrowUp: (card) => move(card, -1, () => true),
    n: (card) => move(card, 1, isProblem),
    p: (card) => move(card, -1, isProblem),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") select(null);
    const step = steps[event.key];
    const card = event.target.closest(".card");
    if (!step || !card || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(card);
  });

  document.addEventListener("click", (event) => {
    const cite = event.target.closest(".cite");
    const card = event.target.closest(".card");
    if (!cite && (!card || String(getSelection()))) return;
    if (event.target.closest("a")) event.preventDefault();
    if (card) select(card, cite ? [cite.dataset.range] : rangesOf(card));
    else {
      mark([cite.dataset.range]);
      const first = covered(cite.dataset.range)[0];
      if (first) show(first);
    }
  });

  // Hovering only marks; the page scrolls when asked to.
  document.addEventListener("mouseover", (event) => {
    if (selected || !cards.length) return;
    const card = event.target.closest(".card");
    if (card) mark(rangesOf(card), Number(card.dataset.deciding));
    else if (!event.target.closest(".cards")) mark([]);
  });

  const ticked = (name) => new Set([...filters.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
  function filter() {
    const labels = ticked("label");
    const kinds = ticked("kind");
    let shown = 0;
    for (const card of cards) {
      const fits = labels.has(card.dataset.label) && (!kinds.size || JSON.parse(card.dataset.kinds).some((kind) => kinds.has(kind)));
      card.hidden = !fits;
      shown += fits;
    }
    filters.querySelector(".shown").textContent = `${shown} of ${cards.length} sentences shown`;
    if (selected && selected.hidden) select(null);
    if (!current || current.hidden) {
      const first = cards.find((card) => !card.hidden);
      if (first) makeCurrent(first);
    }
  }
  document.addEventListener("change", (event) => {
    if (event.target.closest(".filters")) filter();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches(".filters")) event.preventDefault();
  });

  // Also when a page puts another report in the place of this one, wholly or in parts.
  function begin() {
    side = document.getElementById("source");
    cards = [...document.querySelectorAll(".card")];
    filters = document.querySelector(".filters");
    pieces.clear();
    mark([]);
    current = null;
    if (!filters) return;
    for (const card of cards) setStops(card, -1);
    document.body.classList.add("live");
    filter();
    if (selected && selected.isConnected) mark(rangesOf(selected), Number(selected.dataset.deciding));
    else selected = null;
  }
  document.addEventListener("report", begin);
  begin();
})();
