// What the API wants in place of a postal code where there are none.
export const NO_POSTAL_CODE = "-";
