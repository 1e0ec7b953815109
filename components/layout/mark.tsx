/** The product's mark: one skill on, one off. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" fill="none" className={className}>
      <rect x="1" y="1.5" width="18" height="8" rx="4" fill="currentColor" />
      <circle cx="15" cy="5.5" r="2.25" fill="var(--canvas)" />
      <rect
        x="1.75"
        y="11.25"
        width="16.5"
        height="6.5"
        rx="3.25"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <circle cx="5" cy="14.5" r="1.5" fill="currentColor" />
    </svg>
  );
}
