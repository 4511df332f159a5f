export const signatureKinds = [
  'purl',
  'image',
  'helm',
  'kubernetes',
  'annotation',
  'terraform',
  'spring',
  'env',
  'file',
] as const;

/** What in a repository shows that an option is used. */
export interface Signature {
  readonly kind: (typeof signatureKinds)[number];
  /** A purl that ends with `/*` means everything that its owner publishes there; its versions say nothing then. */
  readonly match: string;
  readonly role: 'client' | 'server';
  /** It is there in nearly every repository of its kind, whatever was chosen: never more than a hint. */
  readonly hint?: true;
  /** Name of the variant of the option that it shows, where it does not show the option itself. */
  readonly variant?: string;
  /** The package has versions of its own, which say nothing about the option. */
  readonly versions?: 'other';
}
