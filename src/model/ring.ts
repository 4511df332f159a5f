export const ringNames = ['adopt', 'trial', 'assess', 'hold'] as const;

/** What an organisation says about an option: take it, try it, look into it, or start nothing new with it. */
export interface Ring {
  readonly name: (typeof ringNames)[number];
  /** Words of the organisation, with or without a full stop. */
  readonly reason: string;
}
