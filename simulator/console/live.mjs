// Renews the regions marked data-live, and fits a mail's frame to its content. Everything works without it.
const EVERY_MS = 1500;

function keepOpen(from, to) {
  for (const details of from.querySelectorAll("details[open]")) {
    to.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  }
}

async function renew() {
  if (document.hidden) return;
  const answer = await fetch(location.pathname + location.search);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const region of document.querySelectorAll("[data-live]")) {
    const news = fresh.getElementById(region.id);
    if (!news) continue;
    keepOpen(region, news);
    if (news.innerHTML === region.innerHTML || region.contains(document.activeElement?.closest("form"))) continue;
    region.innerHTML = news.innerHTML;
    if (region.matches("[data-scroll-end]")) region.scrollTop = region.scrollHeight;
  }
}

function fit(frame) {
  const page = frame.contentDocument?.documentElement;
  frame.style.height = "0"; // a page is never measured shorter than its frame
  if (page) frame.style.height = `${Math.max(320, page.scrollHeight)}px`;
}

for (const frame of document.querySelectorAll("iframe[data-fit]")) {
  frame.addEventListener("load", () => fit(frame));
  fit(frame);
}
for (const region of document.querySelectorAll("[data-scroll-end]")) region.scrollTop = region.scrollHeight;

setInterval(() => renew().catch(() => undefined), EVERY_MS);
