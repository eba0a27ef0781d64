import { Items } from "./items.tsx";
import { type Count, Link } from "./links.tsx";
import { Story } from "./story.tsx";
import type { Labels, ParcelView } from "./view.ts";

interface Props {
  parcel: ParcelView;
  index: number;
  /** One of several says for itself how it is doing. */
  isOneOfMany: boolean;
  labels: Labels;
  count: Count;
}

/** One parcel: what is in it, who carries it, and what has happened to it. */
export function Parcel({ parcel, index, isOneOfMany, labels, count }: Props) {
  return (
    <s-stack gap="base">
      <s-stack gap="small-300">
        <s-heading>{parcel.title}</s-heading>
        {isOneOfMany && <s-text>{parcel.headline}</s-text>}
      </s-stack>
      <Items items={parcel.items} labels={labels} count={count} />
      {parcel.itemsNote !== null && <s-text color="subdued">{parcel.itemsNote}</s-text>}
      <Carrier parcel={parcel} id={`afterglow-number-${index}`} labels={labels} count={count} />
      {parcel.noScans !== null && <s-text color="subdued">{parcel.noScans}</s-text>}
      <Story days={parcel.days} earlier={labels["parcel.earlier"] ?? labels["parcel.story"] ?? "…"} />
    </s-stack>
  );
}

/** Hidden carriers come without a name, a number and a link: then there is nothing to say. */
function Carrier({ parcel, id, labels, count }: Pick<Props, "parcel" | "labels" | "count"> & { id: string }) {
  const { carrier, number, href, mapHref } = parcel;
  if (carrier === "" && number === "") return null;
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-200">
        {carrier !== "" && <s-text>{carrier}</s-text>}
        {number !== "" && (
          <s-text color="subdued" dir="ltr">
            {number}
          </s-text>
        )}
      </s-stack>
      <s-stack direction="inline" gap="small-200 base">
        {number !== "" && labels["parcel.copy"] !== undefined && (
          <>
            <s-link commandFor={id} command="--copy" onClick={() => count("copy_click")}>
              {labels["parcel.copy"]}
            </s-link>
            <s-clipboard-item id={id} text={number} />
          </>
        )}
        {href !== null && (
          <Link href={href} kind="carrier_click" count={count}>
            {parcel.linkLabel ?? carrier}
          </Link>
        )}
        {mapHref && labels["parcel.map"] !== undefined && (
          <Link href={mapHref} kind="map_click" count={count}>
            {labels["parcel.map"]}
          </Link>
        )}
      </s-stack>
    </s-stack>
  );
}
