export type TooltipSide = 'top' | 'bottom';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels between a control and its tooltip, and between a tooltip and the window's edge. */
const gap = 6;
const edge = 8;

/** Where a tooltip stands: centred at one side of its control, on the other one where there is no room, never outside. */
export function placeTooltip(anchor: Box, bubble: Box, side: TooltipSide): { left: number; top: number } {
  const above = anchor.top - bubble.height - gap;
  const below = anchor.top + anchor.height + gap;
  const fitsBelow = below + bubble.height + edge <= innerHeight;
  const onTop = side === 'top' ? above >= edge : !fitsBelow && above >= edge;
  const middle = anchor.left + anchor.width / 2 - bubble.width / 2;
  const furthest = document.documentElement.clientWidth - bubble.width - edge;
  return { left: Math.max(edge, Math.min(middle, furthest)), top: onTop ? above : below };
}
