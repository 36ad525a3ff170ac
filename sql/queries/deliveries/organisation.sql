-- An organisation of the framework; no row when there is none of that code.
-- params:  @organisation text
-- returns: OrganisationRow
select code, title, kind from organisation where code = @organisation
