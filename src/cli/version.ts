declare const __VERSION__: string;
declare const __BUILD__: string;

/** Version of this program, put in by the build. */
export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';

/** Fingerprint of everything this program was built from: another code or catalog may come to other texts. */
export const buildId: string = typeof __BUILD__ === 'string' ? __BUILD__ : '';
