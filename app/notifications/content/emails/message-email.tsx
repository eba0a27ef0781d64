import { Button, Heading, Section, Text } from "@react-email/components";

import type { MessageCopy, MessageView } from "../copy.ts";
import { LIGHT, paletteOf, type Palette } from "../palette.ts";
import { Letter } from "./letter.tsx";
import { ParcelItems } from "./parcel-items.tsx";
import { Progress } from "./progress.tsx";
import { SERIF } from "./theme.ts";

const heading = {
  margin: "18px 0 0",
  fontFamily: SERIF,
  fontSize: 32,
  lineHeight: "38px",
  fontWeight: 400,
  color: LIGHT.ink,
} as const;
const prose = { margin: "12px 0 0", fontSize: 16, lineHeight: "25px", color: LIGHT.ink } as const;
const small = { margin: "14px 0 0", fontSize: 14, lineHeight: "21px", textAlign: "center", color: LIGHT.soft } as const;

/** The one layout of every message: status, date, what is in it, one button, help, and the way out. */
export function MessageEmail({ view, copy }: { view: MessageView; copy: MessageCopy }) {
  const palette = paletteOf(view.shop.accentColor);
  return (
    <Letter view={view} copy={{ ...copy, lang: copy.locale }} palette={palette}>
      <Status copy={copy} palette={palette} />
      <Progress steps={copy.steps} palette={palette} />
      <ParcelItems copy={copy} palette={palette} />
      <Action view={view} copy={copy} palette={palette} />
    </Letter>
  );
}

interface Parts {
  view: MessageView;
  copy: MessageCopy;
  palette: Palette;
}

function Status({ copy, palette }: Omit<Parts, "view">) {
  const colors = copy.trouble
    ? { color: LIGHT.amber, backgroundColor: LIGHT.amberTint }
    : { color: palette.accentInk, backgroundColor: palette.accentTint };
  const pill = { display: "inline-block", padding: "5px 12px", borderRadius: 14, fontSize: 13, lineHeight: "18px" };
  return (
    <>
      <span className={copy.trouble ? "warn" : "tint"} style={{ ...pill, ...colors, fontWeight: 600 }}>
        {copy.label}
      </span>
      <span className="soft" style={{ paddingLeft: 12, fontSize: 13, lineHeight: "18px", color: LIGHT.soft }}>
        <bdi>{copy.about}</bdi>
      </span>
      <Heading as="h1" className="ink" style={heading}>
        {copy.heading}
      </Heading>
      {copy.greeting ? (
        <Text className="ink" style={prose}>
          <bdi>{copy.greeting}</bdi>
        </Text>
      ) : null}
      <Text className="ink" style={prose}>
        {copy.sentence}
      </Text>
      {copy.when ? <When when={copy.when} palette={palette} /> : null}
    </>
  );
}

function When({ when, palette }: { when: NonNullable<MessageCopy["when"]>; palette: Palette }) {
  const day = { margin: "2px 0 0", fontFamily: SERIF, fontSize: 24, lineHeight: "31px", color: palette.accentInk };
  return (
    <Section style={{ marginTop: 24 }}>
      <Text className="soft" style={{ margin: 0, fontSize: 13, lineHeight: "18px", color: LIGHT.soft }}>
        {when.label}
      </Text>
      <Text className="accent" style={day}>
        {when.text}
      </Text>
    </Section>
  );
}

function Action({ view, copy, palette }: Parts) {
  const button = {
    display: "block",
    padding: "15px 24px",
    borderRadius: 12,
    textAlign: "center",
    fontSize: 16,
    lineHeight: "22px",
    fontWeight: 600,
    color: palette.onAccent,
    backgroundColor: palette.accent,
  } as const;
  return (
    <Section style={{ marginTop: 32 }}>
      <Button className="button" href={view.trackingUrl} style={button}>
        {copy.button}
      </Button>
      {[copy.parcel, copy.missing, copy.help].map((line, index) =>
        line ? (
          <Text key={index} className="soft" style={small}>
            {line}
          </Text>
        ) : null,
      )}
    </Section>
  );
}
