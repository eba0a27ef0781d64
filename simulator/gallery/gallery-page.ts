import { html, type Html } from "../console/html.ts";
import { page } from "../console/layout.ts";
import { LANGUAGES } from "../storefront/languages.ts";
import type { World } from "../world.ts";
import { FACES } from "./faces.ts";
import { exhibitsOf } from "./gallery-orders.ts";

/** How visitors want to look. */
export interface Look {
  width: "phone" | "desktop";
  scheme: "light" | "dark";
  language: string;
}

const WIDTHS = { phone: "390 px", desktop: "1280 px" };

/** Every state in every face, side by side. Frames load when they come into sight. */
export function galleryPage(world: World, look: Look, notice?: string): string {
  const exhibits = exhibitsOf(world);
  const body = html`<link rel="stylesheet" href="/gallery/gallery.css" />
    <h1>Gallery</h1>
    <p class="lead">Every state an order can be in, as shoppers see it.</p>
    <form method="post" action="/gallery">
      <button class="primary">${exhibits.length === 0 ? "Make an order for every state" : "Make them anew"}</button>
      <span class="quiet">Their messages land in the mailbox like all others.</span>
    </form>
    ${exhibits.length === 0 ? "" : html`${switches(look)} ${table(world, look)}`}`;
  return page({ title: "Gallery", path: "/gallery", body, notice });
}

function switches(look: Look): Html {
  return html`<form class="gallery-look" method="get" action="/gallery">
    ${choice("width", Object.entries(WIDTHS), look.width)}
    ${choice(
      "scheme",
      [
        ["light", "Light"],
        ["dark", "Dark"],
      ],
      look.scheme,
    )}
    <label
      >Language
      <select name="language">
        ${LANGUAGES.map(({ code, name }) => html`<option value="${code}" ${code === look.language ? html`selected` : ""}>${name}</option>`)}
      </select></label
    >
    <button>Show</button>
  </form>`;
}

function choice(name: string, options: readonly (readonly [string, string])[], chosen: string): Html {
  return html`<fieldset>
    <legend class="gallery-legend">${name === "width" ? "Width" : "Scheme"}</legend>
    ${options.map(
      ([value, label]) =>
        html`<label
          ><input type="radio" name="${name}" value="${value}" ${value === chosen ? html`checked` : ""} />
          ${label}</label
        >`,
    )}
  </fieldset>`;
}

function table(world: World, look: Look): Html {
  return html`<div class="gallery" data-width="${look.width}" style="--faces:${FACES.length}">
    ${exhibitsOf(world).map(
      (exhibit) =>
        html`<section class="gallery-row" id="state-${exhibit.order.id}">
          <h2>${exhibit.state.title} <span class="quiet">${exhibit.order.name}</span></h2>
          <div class="gallery-faces">
            ${FACES.map((face) => {
              const url = face.urlOf(world, exhibit, look.language);
              return html`<figure>
                <figcaption><a href="${url}" target="_blank" rel="noopener">${face.title}</a></figcaption>
                <div class="gallery-frame">
                  <iframe
                    src="${url}"
                    loading="lazy"
                    title="${exhibit.state.title}: ${face.title}"
                    style="color-scheme:${look.scheme}"
                  ></iframe>
                </div>
              </figure>`;
            })}
          </div>
        </section>`,
    )}
  </div>`;
}
