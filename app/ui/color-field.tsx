import { TextField } from "@shopify/polaris";

interface ColorFieldProps {
  label: string;
  name: string;
  value: string;
  autoComplete: string;
  error?: string;
  onChange: (value: string) => void;
}

const swatch = { width: 28, height: 28, padding: 0, border: "none", background: "none", cursor: "pointer" };

/** A color as text, beside the browser's own color picker. */
export function ColorField(props: ColorFieldProps) {
  const isColor = /^#[0-9a-f]{6}$/i.test(props.value);
  return (
    <TextField
      {...props}
      placeholder="#1f5f4a"
      connectedLeft={
        <input
          type="color"
          aria-label={`${props.label}: pick`}
          value={isColor ? props.value : "#1f5f4a"}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          style={swatch}
        />
      }
    />
  );
}
