import { type Html, html } from "#app/lib/html.ts";

import { type ChoiceCard, CHOICES_ANCHOR, type Chooser, type ChoiceView } from "./delivery-choice.ts";
import type { Face } from "./face.ts";
import { heading } from "./pieces.ts";

/** What may be chosen, as forms that need no script. A preview, which has no address of its own, sends them nowhere. */
export function choicesHtml(choices: readonly ChoiceView[], face: Face): Html | null {
  if (choices.length === 0) return null;
  return html`${choices.map((view, index) => choiceHtml(view, face, index === 0 ? CHOICES_ANCHOR : `${CHOICES_ANCHOR}-${index + 1}`))}`;
}

/** What an open page says above the form that was just sent. */
export function choiceMessageHtml({ text }: NonNullable<ChoiceView["fault"]>): Html {
  return html`<p class="ag-message" data-afterglow="message" role="alert">${text}</p>`;
}

function choiceHtml(view: ChoiceView, face: Face, id: string): Html {
  const place: Place = { face, id, view };
  const isDone = view.step === "done";
  return html`<section class="ag-box ag-choice" id="${id}" data-step="${view.step}" aria-labelledby="${id}-title">
    <header class="ag-choice-head">
      ${heading(face, 1, "ag-title", html`<span id="${id}-title" tabindex="-1">${view.title}</span>`)}
      ${isDone ? wishHtml(view) : html`<p>${view.lead}</p>`}
    </header>
    ${isDone ? html`<p>${view.lead}</p>` : !view.code && faultHtml(place, ["stale", "throttled", "code", "preview"])}
    ${view.pay && html`<a class="ag-button" href="${view.pay.href}" rel="noreferrer" data-count="help_click">${view.pay.label}</a>`}
    ${view.code && codeHtml(place, view.code)} ${view.chooser && chooserHtml(place, view.chooser)}
    ${view.objection && objectionHtml(place, view.objection)}
    ${view.objected && html`<p class="ag-quiet">${view.objected}</p>`}
  </section>`;
}

interface Place {
  face: Face;
  id: string;
  view: ChoiceView;
}

function wishHtml({ wish }: ChoiceView): Html | null {
  return wish && html`<p class="ag-wish"><span class="ag-quiet">${wish.label}</span> <strong>${wish.text}</strong></p>`;
}

/** The look-up's script sends whatever is an `ag-form` and shows the answer in place. */
function formHtml({ face, view }: Place, step: string, className: string, content: Html): Html {
  const token = face.formToken ? html`<input type="hidden" name="form_token" value="${face.formToken()}" />` : null;
  return html`<form
    class="ag-form ${className}"
    method="post"
    ${face.ownPath !== null && html` action="${face.ownPath}/delivery"`}
  >
    <input type="hidden" name="step" value="${step}" /><input type="hidden" name="parcel" value="${view.parcel}" />
    <input type="hidden" name="locale" value="${face.words.format}" />${token} ${content}
  </form>`;
}

function faultHtml({ view, id }: Place, fields: readonly string[]): Html | null {
  if (!view.fault || !fields.includes(view.fault.field)) return null;
  return html`<p class="ag-message" id="${id}-fault" data-afterglow="message" role="alert">${view.fault.text}</p>`;
}

/** Points a field to what is said about it. */
function describedBy({ view, id }: Place, field: string): Html | false {
  return view.fault?.field === field && html` aria-invalid="true" aria-describedby="${id}-fault"`;
}

function chooserHtml(place: Place, chooser: Chooser): Html {
  const { id, view } = place;
  const form = formHtml(
    place,
    "choose",
    "ag-choose",
    html`${faultHtml(place, ["choice", "day", "text"])}
      <ul class="ag-options" role="radiogroup" aria-labelledby="${id}-title">
        ${chooser.cards.map((card) => cardHtml(place, card))}
      </ul>
      <div class="ag-choose-end">
        <button class="ag-button" type="submit">${chooser.submit}</button>
        <p class="ag-quiet">${chooser.note}</p>
      </div>`,
  );
  if (chooser.summary === null) return form;
  const isAtFault = view.fault !== null && ["choice", "day", "text"].includes(view.fault.field);
  return html`<details class="ag-older" ${isAtFault && html` open`}>
    <summary>${chooser.summary}</summary>
    ${form}
  </details>`;
}

function cardHtml(place: Place, card: ChoiceCard): Html {
  const { choice, title, note, days, text } = card;
  const fault = describedBy(place, "choice");
  const isChosen = place.view.fault?.choice === choice;
  return html`<li class="ag-option" role="presentation">
    <label class="ag-option-label"
      ><input type="radio" name="choice" value="${choice}" required ${isChosen && html` checked`} ${fault} /><span
        ><span class="ag-option-title">${title}</span> <small>${note}</small></span
      ></label
    >
    ${(days !== null || text !== null) && html`<div class="ag-more">${days && daysHtml(place, days)}${text && textHtml(place, card, text)}</div>`}
  </li>`;
}

function daysHtml(place: Place, { label, days }: NonNullable<ChoiceCard["days"]>): Html {
  return html`<fieldset class="ag-pills">
    <legend>${label}</legend>
    ${days.map(
      ({ day, name }, index) =>
        html`<label class="ag-pill"
          ><input
            type="radio"
            name="day"
            value="${day}"
            ${index === 0 && html` checked`}
            ${describedBy(place, "day")}
          /><span>${name}</span></label
        >`,
    )}
  </fieldset>`;
}

function textHtml(place: Place, { choice }: ChoiceCard, { label, length }: NonNullable<ChoiceCard["text"]>): Html {
  return html`<label class="ag-field"
    ><span>${label}</span
    ><input name="text_${choice}" maxlength="${length}" autocomplete="off" dir="auto" ${describedBy(place, "text")}
  /></label>`;
}

function codeHtml(place: Place, { label, submit, again }: NonNullable<ChoiceView["code"]>): Html {
  return html`${wishHtml(place.view)}
  ${formHtml(
    place,
    "code",
    "ag-code",
    html`${faultHtml(place, ["code", "stale", "throttled", "preview"])}
      <label class="ag-field"
        ><span>${label}</span
        ><input
          class="ag-digits"
          name="code"
          required
          maxlength="12"
          inputmode="numeric"
          autocomplete="one-time-code"
          dir="ltr"
          ${describedBy(place, "code")}
      /></label>
      <button class="ag-button" type="submit">${submit}</button>`,
  )}
  ${formHtml(place, "again", "ag-again", html`<button class="ag-plain" type="submit">${again}</button>`)}`;
}

function objectionHtml(place: Place, { title, lead, submit }: NonNullable<ChoiceView["objection"]>): Html {
  return formHtml(
    place,
    "nobody_came",
    "ag-objection",
    html`<p><strong>${title}</strong> <span class="ag-quiet">${lead}</span></p>
      <button class="ag-plain" type="submit">${submit}</button>`,
  );
}
