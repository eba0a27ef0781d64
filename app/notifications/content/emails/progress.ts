import { html, type Html } from "#app/lib/html.ts";

import type { Step } from "../copy.ts";
import { LIGHT } from "../palette.ts";
import { table } from "./pieces.ts";
import type { Looks } from "./theme.ts";

const GAP = html`<td width="6" style="width:6px;font-size:1px">&nbsp;</td>`;

/** Four steps as bars with words under them: what is reached differs by weight and a tick, not by color alone. */
export function progress(steps: readonly Step[], looks: Looks): Html | null {
  if (steps.length === 0) return null;
  const bars = steps.map((step, index) => [index > 0 ? GAP : null, bar(step.state !== "todo", looks)]);
  const labels = steps.map((step, index) => [index > 0 ? GAP : null, labelOf(step, looks)]);
  return table(
    [
      html`<tr>
        ${bars}
      </tr>`,
      html`<tr>
        ${labels}
      </tr>`,
    ],
    "margin-top:28px;table-layout:fixed",
  );
}

function bar(reached: boolean, { palette }: Looks): Html {
  const color = reached ? palette.accent : LIGHT.line;
  return html`<td
    class="${reached ? "fill" : "rest"}"
    height="5"
    style="height:5px;border-radius:3px;background-color:${color};font-size:1px;line-height:5px"
  >
    &nbsp;
  </td>`;
}

function labelOf({ state, label }: Step, { text }: Looks): Html {
  const style = `${text.caption};font-size:12px;line-height:16px;padding-top:8px;vertical-align:top`;
  const ink = state === "todo" ? "" : `;color:${LIGHT.ink}`;
  const weight = state === "now" ? ";font-weight:700" : "";
  return html`<td valign="top" class="step ${state === "todo" ? "soft" : "ink"}" style="${style}${ink}${weight}">
    ${state === "done" && "✓\u00a0"}${label}
  </td>`;
}
