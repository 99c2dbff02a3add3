/** What an expression reads and gives: JSON. `null` is a value that nobody can tell, or a field that is not set. */
export type Plain = number | string | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };
