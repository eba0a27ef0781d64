import { Button, Heading, Section, Text } from "@react-email/components";

import type { AnswerCopy, AnswerView } from "../answer-copy.ts";
import { LIGHT, type Palette, paletteOf } from "../palette.ts";
import { Letter } from "./letter.tsx";
import { SERIF } from "./theme.ts";

const heading = { margin: "18px 0 0", fontFamily: SERIF, fontSize: 32, lineHeight: "38px", fontWeight: 400 } as const;
const prose = { margin: "12px 0 0", fontSize: 16, lineHeight: "25px", color: LIGHT.ink } as const;
const small = { margin: 0, fontSize: 13, lineHeight: "18px", color: LIGHT.soft } as const;

/** An answer to what the shopper has just done: short, with one thing to see. */
export function AnswerEmail({ view, copy }: { view: AnswerView; copy: AnswerCopy }) {
  const palette = paletteOf(view.shop.accentColor);
  return (
    <Letter view={view} copy={{ ...copy, preheader: copy.code ? copy.text : copy.chosen.text }} palette={palette}>
      <span className="tint" style={pill(palette)}>
        {copy.label}
      </span>
      <span className="soft" style={{ ...small, paddingLeft: 12 }}>
        <bdi>{view.orderName}</bdi>
      </span>
      <Heading as="h1" className="ink" style={{ ...heading, color: LIGHT.ink }}>
        {copy.heading}
      </Heading>
      {copy.greeting ? (
        <Text className="ink" style={prose}>
          <bdi>{copy.greeting}</bdi>
        </Text>
      ) : null}
      <Text className="ink" style={prose}>
        {copy.text}
      </Text>
      {copy.code ? <Digits code={copy.code} palette={palette} /> : null}
      <Section className="line" style={{ marginTop: 24, paddingTop: 18, borderTop: `1px solid ${LIGHT.line}` }}>
        <Text className="soft" style={small}>
          {copy.chosen.label}
        </Text>
        <Text className="ink" style={{ ...prose, margin: "2px 0 0", fontWeight: 600 }}>
          {copy.chosen.text}
        </Text>
      </Section>
      {copy.button ? (
        <Section style={{ marginTop: 28 }}>
          <Button className="button" href={view.trackingUrl} style={button(palette)}>
            {copy.button}
          </Button>
        </Section>
      ) : null}
      <Text className="soft" style={{ ...small, marginTop: 20 }}>
        {copy.safe}
      </Text>
    </Letter>
  );
}

/** Digits run from left to right in every language. */
function Digits({ code, palette }: { code: string; palette: Palette }) {
  const box = { marginTop: 24, padding: "20px 12px", borderRadius: 14, textAlign: "center" } as const;
  const digits = { margin: 0, fontFamily: SERIF, fontSize: 40, lineHeight: "46px", letterSpacing: 8 } as const;
  return (
    <Section className="tint" style={{ ...box, backgroundColor: palette.accentTint }}>
      <Text className="accent" dir="ltr" style={{ ...digits, color: palette.accentInk }}>
        {code}
      </Text>
    </Section>
  );
}

function pill(palette: Palette) {
  const shape = { display: "inline-block", padding: "5px 12px", borderRadius: 14, fontSize: 13, lineHeight: "18px" };
  return { ...shape, fontWeight: 600, color: palette.accentInk, backgroundColor: palette.accentTint };
}

function button(palette: Palette) {
  const shape = { display: "block", padding: "15px 24px", borderRadius: 12, textAlign: "center" } as const;
  const text = { fontSize: 16, lineHeight: "22px", fontWeight: 600 };
  return { ...shape, ...text, color: palette.onAccent, backgroundColor: palette.accent };
}
