/** The head of a team's own template: everything by which a log finds its records again. */
export const templateHead = `# {{#if number}}{{number}}. {{/if}}{{title}}

| Field | Value |
| --- | --- |
| Status | {{status}} |
| Date | {{date}} |

## Status

{{statusWord}}
{{#each supersedes}}

Supersedes {{this}}
{{/each}}

`;
