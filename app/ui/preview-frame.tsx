import { useEffect, useRef, useState } from "react";

interface PreviewFrameProps {
  html: string;
  /** Pixels that the page believes to have. */
  width: number;
  isDark: boolean;
  /** What is in it, for who cannot see it. */
  title?: string;
}

const HEIGHT = 620;

/** The page in a frame of its own, in which nothing runs; too wide a page is shown smaller. */
export function PreviewFrame({ html, width, isDark, title = "Preview of the shopper’s page" }: PreviewFrameProps) {
  const [room, box] = useRoom();
  const scale = room === 0 ? 1 : Math.min(1, room / width);
  return (
    <div ref={box} style={stage}>
      <iframe
        title={title}
        sandbox=""
        srcDoc={html}
        style={{
          display: "block",
          width,
          height: HEIGHT / scale,
          margin: room < width ? 0 : "0 auto",
          border: 0,
          background: isDark ? "#181918" : "#fff",
          transform: `scale(${scale})`,
          transformOrigin: "0 0",
        }}
      />
    </div>
  );
}

const stage = {
  height: HEIGHT,
  overflow: "hidden",
  borderRadius: 8,
  background: "var(--p-color-bg-surface-secondary)",
  border: "1px solid var(--p-color-border)",
};

/** How many pixels there are for the frame, followed while the window changes. */
function useRoom() {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [room, box] as const;
}
