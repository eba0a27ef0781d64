import { Column, Img, Row, Section, Text } from "@react-email/components";

import type { MessageCopy } from "../copy.ts";
import { LIGHT, type Palette } from "../palette.ts";
import { SERIF } from "./theme.ts";

const THUMB = 64;
const title = { fontSize: 15, lineHeight: "21px", margin: 0, color: LIGHT.ink } as const;
const detail = { fontSize: 13, lineHeight: "19px", margin: "2px 0 0", color: LIGHT.soft } as const;
const caption = { fontSize: 13, lineHeight: "18px", margin: "0 0 4px", color: LIGHT.soft } as const;

type Item = MessageCopy["items"][number];

/** What is in the parcel. A picture says nothing that the words beside it do not. */
export function ParcelItems({ copy, palette }: { copy: MessageCopy; palette: Palette }) {
  if (copy.items.length === 0) return null;
  return (
    <Section className="line" style={{ marginTop: 32, paddingTop: 20, borderTop: `1px solid ${LIGHT.line}` }}>
      <Text className="soft" style={caption}>
        {copy.itemsTitle}
      </Text>
      {copy.items.map((item, index) => (
        <Row key={index} style={{ marginTop: 12 }}>
          <Column width={THUMB} style={{ width: THUMB, verticalAlign: "middle" }}>
            <Thumb item={item} palette={palette} />
          </Column>
          <Column style={{ verticalAlign: "middle", paddingLeft: 16, paddingRight: 16 }}>
            <Text className="ink" style={title}>
              <bdi>{item.title}</bdi>
            </Text>
            <Details item={item} />
          </Column>
        </Row>
      ))}
      {copy.more ? (
        <Text className="soft" style={{ ...detail, marginTop: 12 }}>
          {copy.more}
        </Text>
      ) : null}
    </Section>
  );
}

function Details({ item }: { item: Item }) {
  const details = [item.variantTitle, item.quantityText].filter(Boolean).join(" · ");
  if (details === "") return null;
  return (
    <Text className="soft" style={detail}>
      <bdi>{details}</bdi>
    </Text>
  );
}

function Thumb({ item, palette }: { item: Item; palette: Palette }) {
  if (item.imageUrl) {
    const style = { borderRadius: 10, objectFit: "cover", backgroundColor: palette.accentTint } as const;
    return <Img src={item.imageUrl} width={THUMB} height={THUMB} alt={item.imageAlt ?? ""} style={style} />;
  }
  const style = {
    width: THUMB,
    height: THUMB,
    lineHeight: `${THUMB}px`,
    borderRadius: 10,
    textAlign: "center",
    fontFamily: SERIF,
    fontSize: 24,
    color: palette.accentInk,
    backgroundColor: palette.accentTint,
  } as const;
  return (
    <div className="tint" aria-hidden="true" style={style}>
      {[...item.title][0] ?? ""}
    </div>
  );
}
