import type { Step, TrackingView } from "./view.ts";

const ROOMY = "@container (inline-size > 440px)";

/** The bar, and under it its steps; where there is little room, only where the order stands and how it ends. */
export function Progress({ steps, view }: { steps: Step[]; view: TrackingView }) {
  const reached = steps.filter((step) => step.state !== "todo").length;
  const labels = view.labels ?? {};
  return (
    <s-query-container>
      <s-stack gap="small-200">
        <s-progress accessibilityLabel={labels["page.progress"] ?? view.headline} value={reached} max={steps.length} />
        <s-grid
          accessibilityRole="ordered-list"
          gap="small-300"
          gridTemplateColumns={`${ROOMY} ${steps.map(() => "1fr").join(" ")}, 1fr auto`}
        >
          {steps.map((step, index) => {
            const matters = step.state === "current" || index === steps.length - 1 || index === reached - 1;
            return (
              <s-grid-item key={index} accessibilityRole="list-item" display={matters ? "auto" : `${ROOMY} auto, none`}>
                <s-text accessibilityVisibility="exclusive">{labels[`step.state_${step.state}`]} </s-text>
                <StepLabel step={step} isLast={index === reached - 1} />
              </s-grid-item>
            );
          })}
        </s-grid>
      </s-stack>
    </s-query-container>
  );
}

function StepLabel({ step, isLast }: { step: Step; isLast: boolean }) {
  if (isLast) return <s-text type="strong">{step.label}</s-text>;
  return <s-text color="subdued">{step.label}</s-text>;
}
