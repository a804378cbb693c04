/** As contracts' NewPassword has it; the forms' own checks use that. */
export const passwordMinLength = 12;
