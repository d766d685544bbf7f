CREATE TABLE "agencies" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"phone" text,
	"email" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "area_aliases" (
	"alias" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"code" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"parent_code" text,
	"name" text NOT NULL,
	"confirmed" boolean DEFAULT true NOT NULL,
	"waste_managed" boolean,
	"watch_post_active" boolean,
	"road_paved" boolean,
	"drainage_adequate" boolean,
	"slum" boolean,
	"proposal_status" text,
	"proposal_cost_idr" bigint,
	"households_official" integer,
	"observed_source" text,
	"observed_on" date,
	"verified" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint,
	"at" timestamp with time zone NOT NULL,
	"client_id" text NOT NULL,
	"actor" text NOT NULL,
	"on_behalf_of" text,
	"purpose" text,
	"request_id" text NOT NULL,
	"action" text NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"household_id" uuid,
	"details" jsonb NOT NULL,
	"hash" "bytea"
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"agency" text,
	"area" text,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "key_probe" (
	"id" integer PRIMARY KEY NOT NULL,
	"hmac" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"key_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"agency" text,
	"status" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"source" text NOT NULL,
	"external_id" text,
	"referral_id" uuid,
	"end_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint,
	"type" text NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"household_id" uuid,
	"area_code" text,
	"program" text,
	"agencies" text[] NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"type" text NOT NULL,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"valid_until" date
);
--> statement-breakpoint
CREATE TABLE "households" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"area_code" text NOT NULL,
	"rw" text,
	"address" text,
	"phone" text,
	"decile" integer,
	"decile_source" text,
	"decile_period" text,
	"registry_status" text,
	"extreme_poor" boolean,
	"civil_registry_match" text,
	"civil_registry_checked_on" date,
	"tenure" text,
	"land_proof" text,
	"floor_area_m_2" integer,
	"floor_material" text,
	"wall_material" text,
	"roof_material" text,
	"drinking_water" text,
	"lighting" text,
	"power_va" integer,
	"cooking_fuel" text,
	"toilet" text,
	"sewage" text,
	"monthly_income_idr" bigint,
	"monthly_expenditure_idr" bigint,
	"owns_other_house" boolean,
	"owns_car" boolean,
	"owns_motorcycle" boolean,
	"owns_fridge" boolean,
	"owns_gold" boolean,
	"owns_livestock" boolean,
	"self_help_willing" boolean,
	"last_housing_aid_year" integer,
	"observed_source" text,
	"observed_on" date,
	"verified" boolean DEFAULT false NOT NULL,
	"privacy_notice" jsonb,
	"registered_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identifiers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_type" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"system" text,
	"hmac" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"position" integer NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"left_reason" text
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"name" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" date,
	"birth_year" integer,
	"marital_status" text,
	"civil_registry_match" text,
	"civil_registry_checked_on" date,
	"schooling" text,
	"school_level" text,
	"school_type" text,
	"working" boolean,
	"job_status" text,
	"pregnant" boolean,
	"nutrition" text,
	"disability_seeing" text,
	"disability_hearing" text,
	"disability_walking" text,
	"disability_hands" text,
	"disability_learning" text,
	"disability_behaviour" text,
	"disability_speaking" text,
	"disability_self_care" text,
	"disability_remembering" text,
	"disability_severity" text,
	"chronic_illness" text,
	"health_insurance" text[],
	"observed_source" text,
	"observed_on" date,
	"verified" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"reported_by" text,
	"applicant" jsonb,
	"needs" jsonb NOT NULL,
	"household_id" uuid,
	"area_code" text,
	"client_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"program" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"household_id" uuid,
	"version" integer NOT NULL,
	"outcome" text NOT NULL,
	"missing" text[] NOT NULL,
	"priority" double precision,
	"review_on" date,
	"facts_hash" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "matches_subject_id_program_subject_type_pk" PRIMARY KEY("subject_id","program","subject_type")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"review_on" date NOT NULL,
	CONSTRAINT "reviews_subject_type_subject_id_pk" PRIMARY KEY("subject_type","subject_id")
);
--> statement-breakpoint
CREATE TABLE "catalogue_revisions" (
	"revision" bigserial PRIMARY KEY NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program_agencies" (
	"program" text NOT NULL,
	"agency" text NOT NULL,
	"role" text NOT NULL,
	"areas" text[],
	"capacity" text DEFAULT 'capacity' NOT NULL,
	CONSTRAINT "program_agencies_program_agency_pk" PRIMARY KEY("program","agency")
);
--> statement-breakpoint
CREATE TABLE "program_versions" (
	"program" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"effective_from" date NOT NULL,
	"criteria" jsonb NOT NULL,
	"priority" text,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "program_versions_program_version_pk" PRIMARY KEY("program","version")
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"benefit" jsonb NOT NULL,
	"how_to_apply" jsonb NOT NULL,
	"required_documents" jsonb NOT NULL,
	"sector" text NOT NULL,
	"unit" text NOT NULL,
	"referrals" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"needs_verification" boolean DEFAULT false NOT NULL,
	"due_days" jsonb NOT NULL,
	"excludes" text[] NOT NULL,
	"recipients_as_of" date,
	"source" text,
	"assumptions" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text NOT NULL,
	"effective_from" date NOT NULL,
	"value" double precision NOT NULL,
	"source" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settings_name_effective_from_pk" PRIMARY KEY("name","effective_from")
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"reason" text NOT NULL,
	"referral_id" uuid,
	"until_date" date,
	"version" integer,
	"facts_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reasons" (
	"code" text PRIMARY KEY NOT NULL,
	"label" jsonb NOT NULL,
	"actions" text[] NOT NULL,
	"consequence" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"referral_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"agency" text,
	"actor" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_transitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"referral_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"agency" text,
	"actor" text NOT NULL,
	"reason" text,
	"reason_text" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program" text NOT NULL,
	"version" integer NOT NULL,
	"basis" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_label" text NOT NULL,
	"household_id" uuid,
	"area_code" text NOT NULL,
	"status" text NOT NULL,
	"candidates" text[] NOT NULL,
	"former_agencies" text[] NOT NULL,
	"holder" text,
	"held_from" text,
	"held_until" date,
	"priority" double precision,
	"due_at" timestamp with time zone,
	"eligibility_changed" boolean DEFAULT false NOT NULL,
	"external_id" text,
	"result" jsonb,
	"snapshot" jsonb NOT NULL,
	"facts_hash" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"finished_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "area_aliases" ADD CONSTRAINT "area_aliases_code_areas_code_fk" FOREIGN KEY ("code") REFERENCES "areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_parent_code_areas_code_fk" FOREIGN KEY ("parent_code") REFERENCES "areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_agency_agencies_code_fk" FOREIGN KEY ("agency") REFERENCES "agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_agencies" ADD CONSTRAINT "program_agencies_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_agencies" ADD CONSTRAINT "program_agencies_agency_agencies_code_fk" FOREIGN KEY ("agency") REFERENCES "agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_notes" ADD CONSTRAINT "referral_notes_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_transitions" ADD CONSTRAINT "referral_transitions_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_holder_agencies_code_fk" FOREIGN KEY ("holder") REFERENCES "agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "areas_parent_code" ON "areas" USING btree ("parent_code");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_sequence" ON "audit_entries" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "audit_entries_unnumbered" ON "audit_entries" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "audit_entries_entity" ON "audit_entries" USING btree ("entity_type","entity_id");--> statement-breakpoint
CREATE INDEX "audit_entries_household_id" ON "audit_entries" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_one_running" ON "enrolments" USING btree ("program","subject_type","subject_id") WHERE status in ('active', 'suspended');--> statement-breakpoint
CREATE INDEX "enrolments_subject" ON "enrolments" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "enrolments_updated_at" ON "enrolments" USING btree ("updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_sequence" ON "events" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "events_unnumbered" ON "events" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "events_household_id" ON "events" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_one_of_a_number" ON "documents" USING btree ("household_id","type","number");--> statement-breakpoint
CREATE INDEX "households_area_code" ON "households" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "households_updated_at" ON "households" USING btree ("updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "identifiers_one_owner" ON "identifiers" USING btree ("hmac") WHERE valid_to is null;--> statement-breakpoint
CREATE INDEX "identifiers_owner_id" ON "identifiers" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "identifiers_hmac" ON "identifiers" USING btree ("hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_household_a_person" ON "memberships" USING btree ("person_id") WHERE left_on is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_head_a_household" ON "memberships" USING btree ("household_id") WHERE left_on is null and relation = 'head';--> statement-breakpoint
CREATE INDEX "memberships_household_id" ON "memberships" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "memberships_person_id" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "persons_name" ON "persons" USING btree (lower(name) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "persons_birth_date" ON "persons" USING btree ("birth_date");--> statement-breakpoint
CREATE INDEX "intakes_household_id" ON "intakes" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "matches_household_id" ON "matches" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "matches_program_outcome" ON "matches" USING btree ("program","outcome");--> statement-breakpoint
CREATE INDEX "reviews_review_on" ON "reviews" USING btree ("review_on");--> statement-breakpoint
CREATE INDEX "catalogue_revisions_changed_at" ON "catalogue_revisions" USING btree ("changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "holds_one_standing" ON "holds" USING btree ("program","subject_type","subject_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "holds_subject" ON "holds" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "referral_notes_referral_id" ON "referral_notes" USING btree ("referral_id","id");--> statement-breakpoint
CREATE INDEX "referral_transitions_referral_id" ON "referral_transitions" USING btree ("referral_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_one_unfinished" ON "referrals" USING btree ("program","subject_type","subject_id") WHERE status not in ('completed', 'failed', 'cancelled');--> statement-breakpoint
CREATE INDEX "referrals_household_id" ON "referrals" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "referrals_subject" ON "referrals" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "referrals_holder" ON "referrals" USING btree ("holder","updated_at","id");--> statement-breakpoint
CREATE INDEX "referrals_candidates" ON "referrals" USING gin ("candidates");--> statement-breakpoint
CREATE INDEX "referrals_former_agencies" ON "referrals" USING gin ("former_agencies");--> statement-breakpoint
CREATE INDEX "referrals_program" ON "referrals" USING btree ("program","updated_at","id");--> statement-breakpoint
CREATE INDEX "referrals_updated_at" ON "referrals" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "referrals_claimable" ON "referrals" USING btree ("program","priority" DESC NULLS LAST,"opened_at","id") WHERE status = 'requested';--> statement-breakpoint
CREATE INDEX "referrals_claimable_by_due_time" ON "referrals" USING btree ("due_at","opened_at","id") WHERE status = 'requested';