import { Autocomplete } from "@shopify/polaris";
import { useEffect, useState } from "react";

export interface PickedOrder {
  id: string;
  name: string;
  /** "12 November" */
  placed: string;
}

interface OrderPickerProps {
  /** Where orders are asked for, by `?q=`. */
  path: string;
  picked: PickedOrder | null;
  onPick: (order: PickedOrder | null) => void;
  /** An invented order can be chosen too: it is picked as null. */
  hasExample?: boolean;
}

const PAUSE = 250;
const EXAMPLE = "example";

/** Finds one of the shop's orders by its number; before anything is typed, the newest are there. */
export function OrderPicker({ path, picked, onPick, hasExample = false }: OrderPickerProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const { orders, isLoading } = useOrders(path, typed);
  const found = orders.map(({ id, name, placed }) => ({ value: id, label: `${name} · ${placed}` }));
  const options = hasExample ? [{ value: EXAMPLE, label: "An example" }, ...found] : found;
  return (
    <Autocomplete
      options={options}
      selected={[picked?.id ?? EXAMPLE]}
      loading={isLoading}
      emptyState="No order with this number"
      onSelect={([id]) => {
        const order = orders.find((one) => one.id === id);
        if (order) onPick(order);
        if (id === EXAMPLE) onPick(null);
        setTyped(null);
      }}
      textField={
        <Autocomplete.TextField
          label="Order"
          autoComplete="off"
          placeholder="Search by number"
          value={typed ?? picked?.name ?? "An example"}
          onFocus={() => setTyped("")}
          onBlur={() => setTyped(null)}
          onChange={setTyped}
        />
      }
    />
  );
}

function useOrders(path: string, typed: string | null) {
  const [found, setFound] = useState<{ typed: string; orders: PickedOrder[] }>();
  useEffect(() => {
    if (typed === null) return;
    const abort = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(`${path}?q=${encodeURIComponent(typed)}`, { signal: abort.signal });
        if (answer.ok) setFound({ typed, ...((await answer.json()) as { orders: PickedOrder[] }) });
      } catch {
        // Given up for what was typed since, or offline: the list stays as it is.
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, typed]);
  return { orders: found?.orders ?? [], isLoading: typed !== null && found === undefined };
}
