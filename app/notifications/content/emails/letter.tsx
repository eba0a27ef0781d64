import { Body, Container, Head, Html, Img, Link, Preview, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";

import { LIGHT, type Palette } from "../palette.ts";
import { darkStyles, SANS, SERIF } from "./theme.ts";

const body = { margin: 0, padding: 0, backgroundColor: LIGHT.page, fontFamily: SANS } as const;
const card = {
  maxWidth: 560,
  backgroundColor: LIGHT.card,
  border: `1px solid ${LIGHT.line}`,
  borderRadius: 18,
} as const;
const footer = { margin: "0 0 8px", fontSize: 12, lineHeight: "18px", color: LIGHT.soft } as const;

interface LetterProps {
  view: { shop: { name: string; logoUrl: string; postalAddress: string }; unsubscribeUrl: string | null };
  copy: {
    /** BCP 47 */
    lang: string;
    dir: "ltr" | "rtl";
    subject: string;
    preheader: string;
    why: string;
    unsubscribe: string | null;
  };
  palette: Palette;
  children: ReactNode;
}

/** What every e-mail has around its card: the shop's name above it, why it came and the way out below. */
export function Letter({ view, copy, palette, children }: LetterProps) {
  return (
    <Html lang={copy.lang} dir={copy.dir}>
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
              {children}
            </Section>
          </Container>
          <Footer view={view} copy={copy} />
        </Section>
      </Body>
    </Html>
  );
}

function ShopName({ view }: Pick<LetterProps, "view">) {
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

function Footer({ view, copy }: Pick<LetterProps, "view" | "copy">) {
  const address = [view.shop.name, view.shop.postalAddress].filter(Boolean).join(" · ");
  return (
    <Container style={{ maxWidth: 560, textAlign: "center", padding: "24px 16px 0" }}>
      <Text className="soft" style={footer}>
        {copy.why}
      </Text>
      <Text className="soft" style={footer}>
        <bdi>{address}</bdi>
      </Text>
      {copy.unsubscribe && view.unsubscribeUrl ? (
        <Link className="soft" href={view.unsubscribeUrl} style={{ ...footer, textDecoration: "underline" }}>
          {copy.unsubscribe}
        </Link>
      ) : null}
    </Container>
  );
}
