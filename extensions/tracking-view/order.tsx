import type { ComponentChildren } from "preact";

import { Items } from "./items.tsx";
import { ButtonLink, type Count, Link } from "./links.tsx";
import { Parcel } from "./parcel.tsx";
import { Picks } from "./picks.tsx";
import { Progress } from "./progress.tsx";
import type { KnownAnswer, TrackingView } from "./view.ts";

interface Props {
  view: TrackingView;
  page: KnownAnswer["page"] | null;
  calendar: KnownAnswer["calendar"];
  showPicks: boolean;
  count: Count;
}

/** One order, in the order of the tracking page: what is, what was, what can be done, and at the end what goes with it. */
export function Order({ view, page, calendar, showPicks, count }: Props) {
  const { parcels = [], items = [], content, picks, labels = {} } = view;
  return (
    <s-stack gap="large">
      <Outlook view={view} calendar={calendar} count={count} />
      {view.progress && <Progress steps={view.progress} view={view} />}
      {view.action && <Action view={view} count={count} />}
      {parcels.map((parcel, index) => (
        <Part key={index} title={parcel.title}>
          <Parcel parcel={parcel} index={index} isOneOfMany={parcels.length > 1} labels={labels} count={count} />
        </Part>
      ))}
      {items.map((some, index) => (
        <Part key={index} title={some.title}>
          <s-heading>{some.title}</s-heading>
          <Items items={some.items} labels={labels} count={count} />
        </Part>
      ))}
      {content && (
        <Part title={content.title}>
          {content.title !== "" && <s-heading>{content.title}</s-heading>}
          <s-paragraph dir="auto">{content.text}</s-paragraph>
          {content.link && (
            <Link href={content.link.href} kind="content_click" count={count}>
              {content.link.label}
            </Link>
          )}
        </Part>
      )}
      <Foot view={view} page={page} count={count} />
      {showPicks && picks && (
        <Part title={picks.title}>
          <Picks picks={picks} count={count} />
        </Part>
      )}
    </s-stack>
  );
}

/** A part of its own: hosts set nested sections off by themselves, and give their headings the next level. */
function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <s-stack gap="large">
      <s-divider />
      <s-section accessibilityLabel={title} padding="none">
        <s-stack gap="base">{children}</s-stack>
      </s-section>
    </s-stack>
  );
}

/** The first sentence, the days, and what moves next. Told anew when it changes while somebody listens. */
function Outlook({ view, calendar, count }: Pick<Props, "view" | "calendar" | "count">) {
  return (
    <s-stack gap="small" accessibilityRole="status">
      <s-heading>{view.headline}</s-heading>
      {view.window && (
        <s-stack gap="none">
          {!view.headline.includes(view.window.text) && <s-text type="strong">{view.window.text}</s-text>}
          <s-text color="subdued">{view.window.basis}</s-text>
          {calendar && (
            <Link href={calendar.href} count={count}>
              {calendar.label}
            </Link>
          )}
        </s-stack>
      )}
      <s-paragraph>{view.lead}</s-paragraph>
      {(view.notes ?? []).map((note) => (
        <s-paragraph key={note.kind} color="subdued">
          {note.text}
        </s-paragraph>
      ))}
    </s-stack>
  );
}

function Action({ view, count }: { view: TrackingView; count: Count }) {
  if (!view.action) return null;
  const { text, label, href, kind } = view.action;
  return (
    <s-banner tone={view.tone === "trouble" ? "warning" : "info"}>
      <s-stack gap="base">
        <s-paragraph>{text}</s-paragraph>
        <ButtonLink href={href} kind={kind} count={count}>
          {label}
        </ButtonLink>
      </s-stack>
    </s-banner>
  );
}

function Foot({ view, page, count }: Pick<Props, "view" | "page" | "count">) {
  const { links = [], help } = view;
  return (
    <Part title={help?.text ?? ""}>
      {(page || links.length > 0) && (
        <s-stack direction="inline" gap="large">
          {page && (
            <Link href={page.href} count={count}>
              {page.label}
            </Link>
          )}
          {links.map(({ label, href, kind }) => (
            <Link key={href} href={href} kind={kind} count={count}>
              {label}
            </Link>
          ))}
        </s-stack>
      )}
      {help && (
        <s-paragraph>
          {help.text}{" "}
          {help.href !== null && (
            <Link href={help.href} kind={help.kind} count={count}>
              {help.label}
            </Link>
          )}
        </s-paragraph>
      )}
    </Part>
  );
}
