import { expect, it } from 'vitest';
import { type Permission, rights } from '#kernel/permission';
import { partnerReach, partnerRightsPage, partnerRoles } from './partner-rights.ts';

it('explains every right that a partner has, and has none that reads a case or decides one', () => {
  expect(partnerRoles).toEqual(['partnerClerk', 'branchLead', 'courier', 'partnerOffice', 'partnerAuditor']);
  const used = new Set(partnerRoles.flatMap((role) => Object.keys(rights[role])));
  expect([...used].sort()).toEqual(Object.keys(partnerReach).sort());
  for (const permission of used)
    expect(permission, permission).not.toMatch(
      /^(case|notice|evidence|register|access-record|account|mandate|worklist|own-data)/,
    );
});

it('keeps branches to their own: only the city’s own roles reach all of them', () => {
  for (const role of ['partnerClerk', 'branchLead', 'courier'] as const)
    for (const [permission, scopes] of Object.entries(rights[role]))
      if (!(['service:read', 'draft:create'] as Permission[]).includes(permission as Permission))
        expect(scopes, `${role} ${permission}`).not.toContain('any');
});

it('is printed with all of it', () => {
  const page = partnerRightsPage();
  for (const permission of Object.keys(partnerReach)) expect(page).toContain(`\`${permission}\``);
});
