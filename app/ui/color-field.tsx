import { TextField } from "@shopify/polaris";

interface ColorFieldProps {
  label: string;
  name: string;
  value: string;
  autoComplete: string;
  error?: string;
  placeholder?: string;
  onChange: (value: string) => void;
}

const swatch = { width: 28, height: 28, padding: 0, border: "none", background: "none", cursor: "pointer" };

/** Nothing chosen: the picker is there, and shows no color of its own. */
const unset = { ...swatch, opacity: 0.45 };

/** A color as text, beside the browser's own color picker. */
export function ColorField(props: ColorFieldProps) {
  const isColor = /^#[0-9a-f]{6}$/i.test(props.value);
  return (
    <TextField
      placeholder="#1f5f4a"
      {...props}
      connectedLeft={
        <input
          type="color"
          aria-label={`${props.label}: pick`}
          value={isColor ? props.value : "#ffffff"}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          style={isColor ? swatch : unset}
        />
      }
    />
  );
}
