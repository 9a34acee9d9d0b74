/**
 * A checked box that rises like a gauge: the mark of the portal.
 *
 * @internal
 */
export function PortalLogo({ size }: { size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden
      focusable="false"
    >
      <rect x="1" y="1" width="30" height="30" rx="8" fill="#0f5c4c" />
      <path
        d="M8.2 20.9a8.6 8.6 0 1 1 15.6 0"
        fill="none"
        stroke="#7fe3c4"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path
        d="M11.2 17.2l3.7 3.8 6.6-7.4"
        fill="none"
        stroke="#ffffff"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
