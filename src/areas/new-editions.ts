// The SQL of giving RT another edition, inside the statement that changes what is received there.

/**
 * A part of a `with`: gives the RT of subjects another edition of what is received there.
 * @param subjects a query of `subject_type` and `subject_id`; a person counts where it lives now
 */
export function newEditions(subjects: string): string {
  return `edition as (
     update areas set receipts_edition = gen_random_uuid() where code in (
       select case s.subject_type when 'area' then s.subject_id else h.area_code end
       from (${subjects}) s
       left join memberships m on m.left_on is null
         and m.person_id = case when s.subject_type = 'person' then s.subject_id::uuid end
       left join households h
         on h.id = case s.subject_type when 'household' then s.subject_id::uuid when 'person' then m.household_id end)
   )`;
}
