/** As contracts' `updateChannel` has it. */
export const maxLinks = 5;

/** Every field that the links of a channel can have, as the form names them. */
export const linkFields = Array.from({ length: maxLinks }, (_, index) => index).flatMap((index) => [
  `links.${index}.label` as const,
  `links.${index}.url` as const,
]);
