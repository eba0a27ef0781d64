import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";

import type { MessageCopy, MessageView } from "../copy.ts";
import { LIGHT, paletteOf, type Palette } from "../palette.ts";
import { ParcelItems } from "./parcel-items.tsx";
import { Progress } from "./progress.tsx";
import { darkStyles, SANS, SERIF } from "./theme.ts";

const body = { margin: 0, padding: 0, backgroundColor: LIGHT.page, fontFamily: SANS } as const;
const card = {
  maxWidth: 560,
  backgroundColor: LIGHT.card,
  border: `1px solid ${LIGHT.line}`,
  borderRadius: 18,
} as const;
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
const footer = { margin: "0 0 8px", fontSize: 12, lineHeight: "18px", color: LIGHT.soft } as const;

/** The one layout of every message: status, date, what is in it, one button, help, and the way out. */
export function MessageEmail({ view, copy }: { view: MessageView; copy: MessageCopy }) {
  const palette = paletteOf(view.shop.accentColor);
  return (
    <Html lang={copy.locale} dir={copy.dir}>
      <Head>
        <title>{copy.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: darkStyles(palette) }} />
      </Head>
      <Preview>{copy.preheader}</Preview>
      <Body className="page" style={body}>
        <Section className="page" style={{ backgroundColor: LIGHT.page, padding: "28px 12px 36px" }}>
          <ShopName view={view} />
          <Container className="card" style={card}>
            <Section className="pad" style={{ padding: "36px 44px 40px" }}>
              <Status copy={copy} palette={palette} />
              <Progress steps={copy.steps} palette={palette} />
              <ParcelItems copy={copy} palette={palette} />
              <Action view={view} copy={copy} palette={palette} />
            </Section>
          </Container>
          <Footer view={view} copy={copy} />
        </Section>
      </Body>
    </Html>
  );
}

function ShopName({ view }: { view: MessageView }) {
  const { name, logoUrl } = view.shop;
  const text = { margin: 0, fontFamily: SERIF, fontSize: 22, lineHeight: "30px", color: LIGHT.ink } as const;
  return (
    <Container style={{ maxWidth: 560, textAlign: "center", paddingBottom: 20 }}>
      {logoUrl ? (
        <Img className="logo" src={logoUrl} alt={name} height={40} style={{ ...text, margin: "0 auto" }} />
      ) : (
        <Text className="ink" style={text}>
          <bdi>{name}</bdi>
        </Text>
      )}
    </Container>
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

function Footer({ view, copy }: { view: MessageView; copy: MessageCopy }) {
  const address = [view.shop.name, view.shop.postalAddress].filter(Boolean).join(" · ");
  return (
    <Container style={{ maxWidth: 560, textAlign: "center", padding: "24px 16px 0" }}>
      <Text className="soft" style={footer}>
        {copy.why}
      </Text>
      <Text className="soft" style={footer}>
        <bdi>{address}</bdi>
      </Text>
      <Link className="soft" href={view.unsubscribeUrl} style={{ ...footer, textDecoration: "underline" }}>
        {copy.unsubscribe}
      </Link>
    </Container>
  );
}
