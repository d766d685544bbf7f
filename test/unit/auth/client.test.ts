// Which limits go with which role, and which scopes a role gets.
import { describe, expect, test } from "vitest";
import { type Role, roles, scopes, type Scope } from "../../../src/actor.ts";
import { grantedScopes, limitFaults } from "../../../src/auth/client.ts";
import { scopesOfRole } from "../../../src/auth/roles.ts";

const limits = [
  { agency: null, area: null },
  { agency: "dinsos", area: null },
  { agency: null, area: "15.71" },
  { agency: "dinsos", area: "15.71" },
];
const fitting: Partial<Record<Role, (typeof limits)[number]>> = { agency: limits[1], field: limits[2] };

describe("limits", () => {
  test.each(roles.flatMap((role) => limits.map((limit) => ({ role, ...limit }))))(
    "of $role with agency $agency and area $area",
    ({ role, agency, area }) => {
      const wanted = fitting[role] ?? limits[0]!;
      const faults = limitFaults({ role, agency, area });
      const wrong = [
        ...(wanted.agency === agency ? [] : ["/agency"]),
        ...(wanted.area === area ? [] : ["/area"]),
      ];
      expect(faults.map((fault) => fault.pointer)).toEqual(wrong);
    },
  );
});

describe("scopes", () => {
  test("of the coordination team are all but the management of clients", () => {
    const all = (Object.keys(scopes) as Scope[]).filter((scope) => scope !== "clients:manage");
    expect(new Set(scopesOfRole.tkpk)).toEqual(new Set(all));
  });

  test("of an administrator touch no household, no intake, no referral and no number", () => {
    const personal = /^(households|intakes|referrals|enrolments|pii):/;
    expect(scopesOfRole.admin.filter((scope) => personal.test(scope))).toEqual([]);
  });

  test("of an analyst and an integrator touch nobody's data", () => {
    const personal = /^(households|intakes|referrals|enrolments|pii):/;
    for (const role of ["analyst", "integrator"] as const) {
      expect(scopesOfRole[role].filter((scope) => personal.test(scope))).toEqual([]);
    }
  });

  test("to manage clients belong to the administrator alone", () => {
    expect(roles.filter((role) => scopesOfRole[role].includes("clients:manage"))).toEqual(["admin"]);
  });

  test("that are asked for are given as far as the role has them", () => {
    expect(grantedScopes("analyst", ["areas:read", "pii:read", "nonsense"])).toEqual(["areas:read"]);
    expect(grantedScopes("analyst", undefined)).toEqual(scopesOfRole.analyst);
  });
});
