import { Button, ButtonGroup } from "@shopify/polaris";

interface EitherProps<T extends string> {
  options: readonly T[];
  chosen: T;
  onChoose: (option: T) => void;
  /** What options are called; their own names, capitalized, without it. */
  words?: Readonly<Record<T, string>>;
}

/** One of two or three, as buttons side by side. */
export function Either<T extends string>({ options, chosen, onChoose, words }: EitherProps<T>) {
  return (
    <ButtonGroup variant="segmented">
      {options.map((option) => (
        <Button key={option} size="slim" pressed={option === chosen} onClick={() => onChoose(option)}>
          {words?.[option] ?? option.charAt(0).toUpperCase() + option.slice(1)}
        </Button>
      ))}
    </ButtonGroup>
  );
}
