import type { AlertWords } from "./alert.ts";

/** What Slack's incoming webhooks take, and those who copied them: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export interface SlackMessage {
  /** For notifications, and for whoever knows no blocks. */
  text: string;
  blocks: object[];
}

/** So many are told one by one; Slack takes 50 blocks a message. */
const MOST = 15;
/** Slack refuses longer sections. */
const LONGEST = 2_900;

/**
 * Alerts as one message.
 * @param href makes a whole address of a path inside the app
 */
export function slackMessage(
  shopName: string,
  alerts: readonly AlertWords[],
  href: (path: string) => string,
): SlackMessage {
  const told = alerts.slice(0, MOST);
  const rest = alerts.length - told.length;
  const more = rest > 0 ? `…and ${rest.toLocaleString("en-US")} more. They are all in the app.` : null;
  const heading = alerts.length === 1 ? told[0]?.title : `${alerts.length.toLocaleString("en-US")} things to look at`;
  const lines = told.map(({ title, sentence }) => `${title}. ${sentence}`);
  return {
    text: escape([`${shopName}: ${heading}`, ...lines, more].filter(Boolean).join("\n")),
    blocks: [
      ...told.map(({ title, sentence, path }) => section(`*<${href(path)}|${escape(title)}>*\n${escape(sentence)}`)),
      ...(more ? [section(escape(more))] : []),
      { type: "context", elements: [{ type: "mrkdwn", text: escape(`${shopName} · Afterglow`) }] },
    ],
  };
}

function section(text: string) {
  return { type: "section", text: { type: "mrkdwn", text: text.slice(0, LONGEST) } };
}

/** The three characters that mean something in Slack's own markup. */
function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
