import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { type ReactNode, useEffect } from "react";

import { useTyped } from "./use-typed.ts";

export interface Choice {
  value: string;
  label: string;
}

/** One value of several, as in the address. */
interface ListFilter {
  key: string;
  label: string;
  choices: readonly Choice[];
  asked: string;
  /** What is asked when nothing is. */
  usual: string;
}

/** A filter that is set elsewhere and can be taken away here. */
interface SetFilter {
  key: string;
  label: string;
  /** What is said of it while it is set. */
  applied: string;
  note: ReactNode;
}

interface ListFiltersProps {
  tabs: readonly { id: string; content: string }[];
  /** The parameter of the tabs, and which one is asked; the first where none has that id. */
  tabKey: string;
  tab: string;
  searchKey: string;
  search: string;
  placeholder: string;
  lists: readonly ListFilter[];
  set?: readonly SetFilter[];
  isLoading: boolean;
  onChange: (change: Record<string, string>) => void;
}

/** Tabs, a search field and filters above a long list. */
export function ListFilters({ tabs, tabKey, tab, searchKey, search, lists, set = [], ...props }: ListFiltersProps) {
  const { isLoading, placeholder, onChange } = props;
  const applied = lists.filter(({ asked, usual }) => asked !== usual);
  const isSet = set.length > 0;
  const isTab = (asked: string) => tabs.some(({ id }) => id === asked);
  // What a tab shows need not be shown a second time.
  const isHidden = search !== "" || isSet || applied.some(({ key, asked }) => key !== tabKey || !isTab(asked));
  const { mode, setMode } = useSetIndexFiltersMode(isHidden ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  // What is set elsewhere must be seen here.
  useEffect(() => {
    if (isSet) setMode(IndexFiltersMode.Filtering);
  }, [isSet, setMode]);
  const { typed, type, tell } = useTyped(search, (words) => onChange({ [searchKey]: words }));
  const clear = () => {
    tell("");
    const usual = applied.map((list) => [list.key, list.usual] as const);
    const taken = set.map(({ key }) => [key, ""] as const);
    onChange({ [searchKey]: "", ...Object.fromEntries([...usual, ...taken]) });
  };
  return (
    <IndexFilters
      tabs={tabs.map(({ id, content }) => ({ id: id || "all", content, onAction: () => onChange({ [tabKey]: id }) }))}
      selected={Math.max(
        0,
        tabs.findIndex(({ id }) => id === tab),
      )}
      onSelect={(index) => onChange({ [tabKey]: tabs[index]?.id ?? "" })}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={isLoading}
      queryValue={typed}
      queryPlaceholder={placeholder}
      onQueryChange={type}
      onQueryClear={() => tell("")}
      cancelAction={{ onAction: clear, disabled: false, loading: false }}
      filters={[
        ...lists.map(({ key, label, choices, asked, usual }) => ({
          ...{ key, label, shortcut: true },
          filter: (
            <ChoiceList
              title={label}
              titleHidden
              choices={[...choices]}
              selected={[asked].filter((value) => choices.some((choice) => choice.value === value))}
              onChange={([value]) => onChange({ [key]: value ?? usual })}
            />
          ),
        })),
        ...set.map(({ key, label, note }) => ({ key, label, filter: note })),
      ]}
      appliedFilters={[
        ...applied.map(({ key, label, choices, asked, usual }) => ({
          key,
          label: `${label}: ${choices.find(({ value }) => value === asked)?.label ?? asked}`,
          onRemove: () => onChange({ [key]: usual }),
        })),
        ...set.map(({ key, applied }) => ({ key, label: applied, onRemove: () => onChange({ [key]: "" }) })),
      ]}
      onClearAll={clear}
    />
  );
}
