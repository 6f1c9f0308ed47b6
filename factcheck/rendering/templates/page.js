"use strict";
(() => {
  const form = document.querySelector(".texts");
  const report = document.getElementById("report");
  const trouble = document.getElementById("trouble");
  const news = document.getElementById("news");
  const live = document.getElementById("live");
  const pause = 40;  // milliseconds without a key before the texts are sent
  const parts = [".summary", ".filters", "#source", ".omissions", "footer"];
  let last = report.cloneNode(true);  // as the server made it, before the report's own script touches it
  let asking = null;
  let timer = 0;

  const filled = () => ["source", "rewrite"].every((name) => [...form.elements].some((box) => box.name === name && box.value.trim()));
  const files = () => [...form.querySelectorAll("[type=file]")].some((box) => box.files.length);

  async function refresh() {
    if (asking) asking.abort();
    if (!filled()) return;
    const mine = (asking = new AbortController());
    const texts = new FormData(form);
    for (const name of ["source_file", "rewrite_file"]) texts.delete(name);
    report.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch("/report", { method: "POST", body: texts, signal: mine.signal });
      const text = await answer.text();
      trouble.textContent = answer.ok ? "" : JSON.parse(text).detail;
      if (answer.ok) adopt(new DOMParser().parseFromString(text, "text/html").body);
      else if (answer.status === 429) later(1000 * Number(answer.headers.get("Retry-After")));
    } catch (error) {
      if (error.name === "AbortError") return;
      trouble.textContent = "The server does not answer.";
    }
    report.setAttribute("aria-busy", "false");
  }

  function later(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(refresh, milliseconds);
  }

  // Puts another report in the place of the one that is shown, leaving all that is the same as it is.
  function adopt(fresh) {
    const before = [...last.querySelectorAll(".card")].map((card) => card.outerHTML);
    const after = [...fresh.querySelectorAll(".card")];
    if (!before.length || !after.length || parts.some((part) => !last.querySelector(part) !== !fresh.querySelector(part))) {
      last = fresh.cloneNode(true);
      report.replaceChildren(...fresh.childNodes);
    } else {
      const next = fresh.cloneNode(true);
      const ticked = [...report.querySelectorAll(".filters input")].map((box) => [box.name, box.value, box.checked]);
      const top = report.querySelector("#source").scrollTop;
      for (const part of parts) {
        const now = fresh.querySelector(part);
        if (now && now.outerHTML !== last.querySelector(part).outerHTML) report.querySelector(part).replaceWith(now);
      }
      for (const [name, value, checked] of ticked) {
        const box = report.querySelector(`.filters [name="${name}"][value="${value}"]`);
        if (box) box.checked = checked;
      }
      report.querySelector("#source").scrollTop = top;
      const shown = [...report.querySelectorAll(".card")];
      const list = report.querySelector(".cards");
      const changed = after.filter((card, index) => before[index] !== card.outerHTML);
      after.forEach((card, index) => {
        if (before[index] === card.outerHTML) return;
        card.classList.add("changed");
        if (shown[index]) shown[index].replaceWith(card);
        else list.append(card);
      });
      for (const card of shown.slice(after.length)) card.remove();
      news.textContent = changed.slice(0, 3).map((card) => card.querySelector(".number").getAttribute("aria-label")).join(". ");
      last = next;
    }
    document.dispatchEvent(new Event("report"));
  }

  function pointLink() {
    const options = new URLSearchParams();
    for (const box of form.querySelectorAll(".options [name]")) {
      if (box.type !== "checkbox" || box.checked) options.set(box.name, box.value);
    }
    document.getElementById("link").href = `/?${options}`;
  }

  form.addEventListener("input", (event) => {
    if (event.target.type !== "file" && live.checked) later(pause);
  });
  form.addEventListener("change", (event) => {
    if (event.target.closest(".options")) pointLink();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "check" || files() || !filled()) return;
    event.preventDefault();
    clearTimeout(timer);
    refresh().then(() => report.focus());
  });

  for (const box of form.querySelectorAll(".box")) {
    const over = (is) => (event) => {
      event.preventDefault();
      box.classList.toggle("over", is);
    };
    box.addEventListener("dragover", over(true));
    box.addEventListener("dragleave", over(false));
    box.addEventListener("drop", (event) => {
      const input = box.querySelector("[type=file]") || form.querySelector("[name=source_file]");
      if (!event.dataTransfer.files.length) return;
      over(false)(event);
      input.files = event.dataTransfer.files;
      form.requestSubmit(form.querySelector("button.main"));
    });
  }

  document.body.classList.add("scripted");
})();
