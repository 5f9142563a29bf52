// Filters over what the page already holds. Without this script all of it is shown.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const findings = all("article.finding").map((element) => ({
    element,
    id: element.id.slice(2),
    severity: element.dataset.severity,
    state: element.dataset.state,
    entity: element.dataset.entity,
    sources: element.dataset.sources.split("|"),
    text: element.textContent.toLowerCase(),
  }));
  const field = (name) => form.elements.namedItem(name).value;
  // Boxes that are not there, because there is nothing to choose from, let everything through.
  const ticked = (name) => {
    const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
    const values = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    return { has: (value) => boxes.length === 0 || values.has(value) };
  };

  function apply() {
    const severities = ticked("severity");
    const states = ticked("state");
    const entity = field("entity");
    const wanted = [field("source"), field("other")].filter(Boolean);
    const words = field("text").toLowerCase().split(/\s+/).filter(Boolean);
    const kept = new Set();
    for (const one of findings) {
      const fits =
        severities.has(one.severity) &&
        states.has(one.state) &&
        (!entity || one.entity === entity) &&
        wanted.every((source) => one.sources.includes(source)) &&
        words.every((word) => one.text.includes(word));
      one.element.hidden = !fits;
      if (fits) kept.add(one.id);
    }
    for (const item of all("[data-for]")) item.hidden = !kept.has(item.dataset.for);
    for (const part of all(".network [data-finding]")) {
      part.classList.toggle("faded", !kept.has(part.dataset.finding));
    }
    for (const block of all(".entity-claims")) {
      block.hidden = Boolean(entity) && block.dataset.entity !== entity;
    }
    for (const slot of all("details.quiet")) {
      const sources = slot.dataset.sources.split("|");
      slot.hidden =
        (Boolean(entity) && slot.dataset.entity !== entity) ||
        !wanted.every((source) => sources.includes(source));
    }
    for (const row of all(".claims tr[data-source]")) {
      row.hidden = wanted.length > 0 && !wanted.includes(row.dataset.source);
    }
    for (const body of all(".claims tbody")) {
      body.hidden = !body.querySelector("tr[data-source]:not([hidden])");
    }
    document.getElementById("none-left").hidden = kept.size > 0;
    const shown = `${kept.size} of ${findings.length} findings`;
    document.getElementById("shown").textContent = shown;
  }

  // A link to a finding that the filters hide shows everything again.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    form.reset();
    apply();
    target.scrollIntoView();
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const link of all(".matrix a[data-one]")) {
    link.addEventListener("click", () => {
      form.reset();
      form.elements.namedItem("source").value = link.dataset.one;
      form.elements.namedItem("other").value = link.dataset.two;
      apply();
    });
  }
  window.addEventListener("hashchange", reveal);
  // Paper gets what folds open and nothing hidden by a fold.
  window.addEventListener("beforeprint", () => {
    for (const fold of all("article details")) fold.open = true;
  });
  form.hidden = false;
  apply();
})();
