import type { ReactNode } from "react";

const page = { margin: "15vh auto", maxWidth: "32rem", padding: "0 1.5rem", fontFamily: "system-ui, sans-serif" };

/** A page outside the Shopify admin: one heading, one thought, no framework. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main style={page}>
      <h1 style={{ fontSize: "1.5rem", lineHeight: 1.3 }}>{title}</h1>
      <div style={{ fontSize: "1.0625rem", lineHeight: 1.6 }}>{children}</div>
    </main>
  );
}
