/** Looks to start from: values of the brand form, by field name. Colors left to the theme are blank. */
export interface Preset {
  name: string;
  looks: Readonly<Record<"accentColor" | "textColor" | "backgroundColor" | "cornerRadius" | "progressStyle", string>>;
}

function preset(name: string, accentColor: string, cornerRadius: number, progressStyle: string): Preset {
  const colors = { accentColor, textColor: "", backgroundColor: "" };
  return { name, looks: { ...colors, cornerRadius: String(cornerRadius), progressStyle } };
}

export const PRESETS: readonly Preset[] = [
  preset("Moss", "#1f5f4a", 14, "bar"),
  preset("Ink", "#1c1c1a", 0, "text"),
  preset("Clay", "#9a4a2f", 10, "bar"),
  preset("Sea", "#1d5d86", 20, "bar"),
  preset("Plum", "#6d3468", 28, "dots"),
];
