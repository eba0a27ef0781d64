import { APP_HANDLE, toStandIn } from "../admin/addresses.ts";
import { html, type Html } from "../console/html.ts";
import { page } from "../console/layout.ts";
import { ago } from "../console/when.ts";
import type { World } from "../world.ts";
import { channelOf, type Post } from "./channel.ts";

const ANSWER_WORDS = { 200: "takes everything", 404: "is gone (404)", 429: "is busy (429)", 500: "is broken (500)" };

/** What was posted, newest first, as a chat would show it. */
export function channelPage(world: World): string {
  const { posts, answers } = channelOf(world);
  const body = html`
    <h1>Team channel</h1>
    <p class="lead">
      Where the shop’s people talk. Alerts posted to <code>${world.config.worldUrl}/team/hook</code> appear here, as
      they would in Slack.
    </p>
    <section class="panel">
      <form method="post" action="/team/answers" class="inline">
        <label
          >The channel
          <select name="answers">
            ${Object.entries(ANSWER_WORDS).map(
              ([status, words]) =>
                html`<option value="${status}" ${Number(status) === answers ? html`selected` : ""}>${words}</option>`,
            )}
          </select></label
        >
        <button>Set</button>
      </form>
    </section>
    <div id="posts" data-live>
      ${posts.length === 0 ? html`<p class="empty">Nothing has been posted yet.</p>` : ""}
      <ul class="parcels">
        ${posts.toReversed().map((post) => card(world, post))}
      </ul>
    </div>
  `;
  return page({ title: "Team channel", path: "/team", body });
}

function card(world: World, post: Post): Html {
  const blocks = post.blocks ?? [{ type: "section" as const, text: { type: "mrkdwn" as const, text: post.text } }];
  return html`<li class="parcel">
    <span class="row"><strong>Afterglow</strong><time>${ago(post.at, world.now())}</time></span>
    ${blocks.map((block) =>
      block.type === "section"
        ? html`<p>${markdown(world, block.text.text)}</p>`
        : html`<p class="quiet">${block.elements.map(({ text }) => markdown(world, text))}</p>`,
    )}
  </li>`;
}

/** Slack's own markup, as far as alerts use it: `*bold*`, `<url|words>`, and three escaped characters. */
function markdown(world: World, text: string): Html {
  const pieces = text.replaceAll(/\*(<[^>]+>)\*/g, "$1").split(/(<[^|>]+\|[^>]*>|\n)/g);
  return html`${pieces.map((piece) => {
    if (piece === "\n") return html`<br />`;
    const link = /^<([^|>]+)\|([^>]*)>$/.exec(piece);
    if (!link) return html`${plain(piece)}`;
    return html`<a href="${reachable(world, link[1] ?? "")}" target="_blank"
      ><strong>${plain(link[2] ?? "")}</strong></a
    >`;
  })}`;
}

function plain(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A page of the app in the merchant's admin, where this world's admin really is. */
function reachable({ config, shop }: World, url: string): string {
  return toStandIn(url, config.adminUrl, shop.domain).replace(`/apps/${config.apiKey}/`, `/apps/${APP_HANDLE}/`);
}
