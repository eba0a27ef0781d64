import { Column, Row, Section } from "@react-email/components";

import type { Step } from "../copy.ts";
import { LIGHT, type Palette } from "../palette.ts";

const cell = { verticalAlign: "top", paddingRight: 4 } as const;
const label = { fontSize: 12, lineHeight: "16px", paddingTop: 8 } as const;

/** Four steps as bars with words under them: what is reached differs by weight and a tick, not by color alone. */
export function Progress({ steps, palette }: { steps: Step[]; palette: Palette }) {
  if (steps.length === 0) return null;
  return (
    <Section style={{ marginTop: 28 }}>
      <Row>
        {steps.map((step) => (
          <Column key={step.label} width="25%" style={cell}>
            <Bar reached={step.state !== "todo"} palette={palette} />
            <StepLabel step={step} />
          </Column>
        ))}
      </Row>
    </Section>
  );
}

function Bar({ reached, palette }: { reached: boolean; palette: Palette }) {
  const backgroundColor = reached ? palette.accent : LIGHT.line;
  const style = { backgroundColor, height: 5, borderRadius: 3, fontSize: 1, lineHeight: "5px" };
  return (
    <div className={reached ? "fill" : "rest"} style={style}>
      &nbsp;
    </div>
  );
}

function StepLabel({ step }: { step: Step }) {
  const color = step.state === "todo" ? LIGHT.soft : LIGHT.ink;
  const fontWeight = step.state === "now" ? 700 : 400;
  return (
    <div className={step.state === "todo" ? "soft" : "ink"} style={{ ...label, color, fontWeight }}>
      {step.state === "done" ? "✓ " : ""}
      {step.label}
    </div>
  );
}
