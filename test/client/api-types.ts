// Generated from openapi/openapi.json by `npm run openapi`: the API's types, as integrators have them.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getKeySet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAreas"];
        put?: never;
        post: operations["createArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getArea"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/{code}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["recordAreaIndicators"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/area-successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAreaSuccessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/area-successions/{formerCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAreaSuccession"];
        put: operations["recordAreaSuccession"];
        post?: never;
        delete: operations["removeAreaSuccession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAgencies"];
        put?: never;
        post: operations["createAgency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAgency"];
        put: operations["replaceAgency"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listVersions"];
        put?: never;
        post: operations["createVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getVersion"];
        put: operations["replaceVersion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["publishVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/agencies/{agency}/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setAgencyCapacity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPrograms"];
        put?: never;
        post: operations["createProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProgram"];
        put: operations["replaceProgram"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["declareRecipients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/criteria/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["checkCriterion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["putSetting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listHolidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holidays/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["putHoliday"];
        post?: never;
        delete: operations["removeHoliday"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listEnrolments"];
        put?: never;
        post: operations["recordEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getEnrolment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["endEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspendEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resumeEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reasons/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["putReason"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReferrals"];
        put?: never;
        post: operations["requestReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReferral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claimReferrals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNotes"];
        put?: never;
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["acceptReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["declineReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["startReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["holdReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resumeReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["releaseReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["completeReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["failReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recallReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reassignReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reopenReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listQuotas"];
        put: operations["putQuotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{code}/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPerformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getHousehold"];
        put: operations["replaceHousehold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["searchHouseholds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getHouseholdMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listHouseholdReferrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["releaseSubjects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/work-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listHouseholdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listHouseholdAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReferralLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/family-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changeFamilyCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/members/{personId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["endMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["mergeHouseholds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["splitHousehold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{id}/correct-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["correctNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/life-events/{id}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["revertLifeEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/life-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getLifeEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifyHouseholds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listVerifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listObjections"];
        put?: never;
        post: operations["objectToHousehold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/{code}/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listToVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/households/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getHouseholdQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/areas/{code}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAreaQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listIntakes"];
        put?: never;
        post: operations["receiveIntake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getIntake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["screenHousehold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handleNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forwardNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["answerNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intakes/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["closeNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracking/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["trackIntake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decideTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matching-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["requestMatchingRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matching-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMatchingRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matching-runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelMatchingRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matching-runs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resumeMatchingRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{code}/versions/{version}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["simulateVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receiveImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listImportErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/unmatched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUnmatchedRecipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWebhooks"];
        put?: never;
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWebhook"];
        put: operations["replaceWebhook"];
        post?: never;
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replaySince"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAudits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "household.registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-household.registered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "household.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-household.updated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "household.deactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-household.deactivated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "household.verified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-household.verified"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "household.rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-household.rejected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "household.objected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-household.objected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.joined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-member.joined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-member.left"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "member.died": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-member.died"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "match.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-match.changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.waitlisted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.waitlisted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.requested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.returned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.accepted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.in-progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.in-progress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.on-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.on-hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.completed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.failed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.due-soon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.due-soon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.overdue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.hold-ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.hold-ended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.noted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.noted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "referral.eligibility-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-referral.eligibility-changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "intake.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-intake.received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "intake.handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-intake.handled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "intake.forwarded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-intake.forwarded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "intake.answered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-intake.answered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "intake.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-intake.closed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "intake.overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-intake.overdue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "enrolment.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-enrolment.started"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "enrolment.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-enrolment.suspended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "enrolment.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-enrolment.resumed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "enrolment.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-enrolment.ended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "program.version-published": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-program.version-published"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "import.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-import.completed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["receive-webhook.disabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Access: {
            id: string;
            at: string;
            by: string;
            onBehalfOf: string | null;
            purpose: string | null;
        };
        AccessToken: {
            access_token: string;
            token_type: "Bearer";
            expires_in: number;
            scope: string;
        };
        Agency: {
            code: string;
            name: {
                id: string;
                en: string;
            };
            phone: string | null;
            email: string | null;
            updatedAt: string;
        };
        AgencyCapacity: {
            capacity: "capacity" | "no-capacity" | "waitlist";
        };
        Applicant: {
            name: string;
            phone?: string;
            relation?: string;
        };
        Area: {
            code: string;
            level: "city" | "district" | "village" | "rt";
            parentCode: string | null;
            name: string;
            confirmed: boolean;
            updatedAt: string;
            aliases: {
                alias: string;
                kind: "bps" | "former";
            }[];
            indicators?: components["schemas"]["AreaIndicators"];
            observation?: {
                source: string | null;
                observedOn: string | null;
                verified: boolean;
            };
            counts?: {
                households: number;
                poorHouseholds: {
                    min: number;
                    max: number | null;
                };
                members: {
                    min: number;
                    max: number | null;
                };
                outOfSchoolChildren: {
                    min: number;
                    max: number | null;
                };
            };
        };
        AreaIndicators: {
            wasteManaged?: boolean | null;
            watchPostActive?: boolean | null;
            roadPaved?: boolean | null;
            drainageAdequate?: boolean | null;
            slum?: boolean | null;
            proposalStatus?: ("none" | "proposed" | "funded" | "not-funded") | null;
            proposalCostIdr?: number | null;
            householdsOfficial?: number | null;
        };
        AreaQuestion: {
            level: "household" | "member" | "area";
            name: string;
            label: {
                id: string;
                en: string;
            };
            subjects: number;
            settles: number;
            maySettle: number;
            programs: string[];
        };
        AreaSuccession: {
            formerCode: string;
            code: string;
            since: string;
            source: string;
            recordedBy: string;
            updatedAt: string;
        };
        AreaSummary: {
            code: string;
            level: "city" | "district" | "village" | "rt";
            parentCode: string | null;
            name: string;
            confirmed: boolean;
            updatedAt: string;
        };
        AuditEntry: {
            sequence: number;
            id: string;
            at: string;
            clientId: string;
            actor: string;
            onBehalfOf: string | null;
            purpose: string | null;
            requestId: string;
            action: string;
            entity: {
                type: string;
                id: string;
            };
            householdId: string | null;
            details: {
                [key: string]: unknown;
            };
            hash: string;
        };
        Criterion: {
            code: string;
            label: {
                id: string;
                en: string;
            };
            expression: string;
            assumed: boolean;
        };
        CriterionInput: {
            code: string;
            label: {
                id: string;
                en: string;
            };
            expression: string;
            assumed?: boolean;
        };
        DecidedTask: {
            task: {
                id: string;
                kind: "member-elsewhere";
                status: "open" | "done" | "rejected";
            };
            intake: components["schemas"]["Intake"];
            warnings: components["schemas"]["Warning"][];
        };
        Enrolment: {
            id: string;
            program: string;
            subject: {
                type: "household" | "person" | "area";
                id: string;
            };
            agency: string | null;
            status: "active" | "suspended" | "ended" | "voided";
            from: string;
            to: string | null;
            source: string;
            externalId: string | null;
            referralId: string | null;
            endReason: string | null;
            suspension: {
                reason: string;
                until: string | null;
            } | null;
            reasonText: string | null;
            createdAt: string;
            updatedAt: string;
        };
        Event: {
            specversion: "1.0";
            id: string;
            source: string;
            type: string;
            subject: string;
            time: string;
            datacontenttype: "application/json";
            data: {
                householdId?: string;
                area?: string;
                program?: string;
            } & {
                [key: string]: unknown;
            };
            sequence: number;
        };
        HistoryEntry: {
            id: string;
            at: string;
            what: string;
            subject: {
                type: string;
                id: string;
            };
            by: string | null;
            onBehalfOf: string | null;
            details: {
                [key: string]: unknown;
            };
        };
        Holiday: {
            date: string;
            name: string;
            source: string;
            updatedAt: string;
        };
        Household: {
            id: string;
            status: "active" | "moved" | "inactive";
            familyCardNumberMasked?: string | null;
            familyCardNumber?: string | null;
            areaCode: string;
            rt: string;
            rw: string | null;
            address: string | null;
            phone: string | null;
            decile: {
                value: number;
                source: string;
                period: string;
            } | null;
            indicators: components["schemas"]["HouseholdIndicators"];
            observation: {
                source: string | null;
                observedOn: string | null;
                verified: boolean;
            };
            verification: "proposed" | "verified" | "under-review" | "rejected";
            privacyNotice: {
                givenOn: string;
                by: string;
            } | null;
            documents: {
                type: string;
                number: string;
                issuer: string;
                validUntil: string | null;
            }[];
            members: components["schemas"]["Member"][];
            registeredAt: string;
            updatedAt: string;
        };
        HouseholdIndicators: {
            registryStatus?: ("active" | "death-assessment" | "inactive" | "proposed" | "not-listed") | null;
            extremePoor?: boolean | null;
            civilRegistryMatch?: ("matched" | "mismatched" | "not-found" | "unchecked") | null;
            civilRegistryCheckedOn?: string | null;
            tenure?: ("own" | "rent" | "rent-free" | "official" | "other") | null;
            landProof?: ("certificate-own" | "certificate-other-agreed" | "certificate-other" | "building-right" | "other-letter" | "none") | null;
            floorAreaM2?: number | null;
            floorMaterial?: ("marble" | "ceramic" | "parquet-vinyl-carpet" | "tile-terrazzo" | "wood" | "cement-brick" | "bamboo" | "earth" | "other") | null;
            wallMaterial?: ("masonry" | "plastered-bamboo-wire" | "wood-board" | "woven-bamboo" | "log" | "bamboo" | "other") | null;
            roofMaterial?: ("concrete" | "tile" | "zinc" | "asbestos" | "bamboo" | "wood-shingle" | "thatch" | "other") | null;
            drinkingWater?: ("bottled" | "refill" | "piped" | "borehole" | "protected-well" | "unprotected-well" | "protected-spring" | "unprotected-spring" | "surface" | "rain" | "other") | null;
            lighting?: ("pln-metered" | "pln-unmetered" | "non-pln" | "none") | null;
            powerVa?: number | null;
            cookingFuel?: ("none" | "electric" | "lpg-5kg" | "lpg-12kg" | "lpg-3kg" | "city-gas" | "biogas" | "kerosene" | "briquette" | "charcoal" | "wood" | "other") | null;
            toilet?: ("own" | "shared" | "communal" | "public" | "present-unused" | "none") | null;
            sewage?: ("septic-tank" | "treatment-plant" | "pond-river" | "pit" | "beach-field" | "other") | null;
            monthlyIncomeIdr?: number | null;
            monthlyExpenditureIdr?: number | null;
            ownsOtherHouse?: boolean | null;
            ownsCar?: boolean | null;
            ownsMotorcycle?: boolean | null;
            ownsFridge?: boolean | null;
            ownsGold?: boolean | null;
            ownsLivestock?: boolean | null;
            selfHelpWilling?: boolean | null;
            lastHousingAidYear?: number | null;
        };
        HouseholdMerge: {
            from: string;
            into: string;
            reason: string;
        };
        HouseholdQuestion: {
            path: string;
            level: "household" | "member" | "area";
            name: string;
            label: {
                id: string;
                en: string;
            };
            person?: {
                id: string;
                label: string;
            };
            settles: {
                programs: string[];
                matches: number;
            };
            maySettle: {
                programs: string[];
                matches: number;
            };
        };
        HouseholdReplacement: {
            familyCardNumber?: string;
            source?: {
                system: string;
                id: string;
            };
            areaCode: string;
            rt: string;
            rw?: string | null;
            address?: string | null;
            phone?: string | null;
            decile?: {
                value: number;
                source: string;
                period: string;
            } | null;
            observedOn?: string;
            indicators?: components["schemas"]["HouseholdIndicators"];
            privacyNotice?: {
                givenOn: string;
                by: string;
            };
            documents?: {
                type: string;
                number: string;
                issuer: string;
                validUntil?: string;
            }[];
            members: {
                nationalId?: string;
                source?: {
                    system: string;
                    id: string;
                };
                name: string;
                sex: "female" | "male";
                birthDate?: string;
                birthYear?: number;
                relation: "head" | "spouse" | "child" | "child-in-law" | "grandchild" | "parent" | "domestic-worker" | "other";
                status?: "active" | "deceased" | "moved";
                indicators?: components["schemas"]["MemberIndicators"];
                personId?: string;
            }[];
        };
        HouseholdSplit: {
            household: string;
            members: string[];
            head?: string;
            into: {
                familyCardNumber?: string;
                source?: {
                    system: string;
                    id: string;
                };
                areaCode: string;
                rt: string;
                rw?: string | null;
                address?: string | null;
                phone?: string | null;
                privacyNotice?: {
                    givenOn: string;
                    by: string;
                };
            };
            reason: string;
        };
        HouseholdToVerify: {
            householdId: string;
            label: string;
            areaCode: string;
            address: string | null;
            verification: "proposed" | "verified" | "under-review" | "rejected";
            source: string | null;
            observedOn: string | null;
            registeredAt: string;
            objections: number;
            waiting: string[];
        };
        Import: {
            id: string;
            kind: "households" | "deciles" | "enrolments" | "referral-actions";
            source: string;
            period: string;
            program: string | null;
            dryRun: boolean;
            membersComplete: boolean;
            complete: boolean;
            force: boolean;
            resolve: "report" | "renewal" | "transfer";
            status: "queued" | "running" | "completed" | "completed-with-rejections" | "failed";
            rows: {
                total: number;
                inserted: number;
                updated: number;
                unchanged: number;
                unmatched: number;
                rejected: number;
            };
            households: {
                total: number;
                inserted: number;
                updated: number;
                unchanged: number;
                unmatched: number;
                rejected: number;
            };
            deactivated: number;
            ended: number;
            recipientsAsOf: string | null;
            createdBy: string;
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        Indicator: {
            level: "household" | "member" | "area" | "today" | "setting";
            name: string;
            type: "bool" | "int" | "double" | "date" | "text" | "enum" | "list";
            codes: {
                code: string;
                number: number | null;
            }[] | null;
            min: number | null;
            max: number | null;
            label: {
                id: string;
                en: string;
            };
            measure: string | null;
            question: string | null;
            origin: "given" | "computed" | "both";
            field: boolean;
            appliesWhen: string | null;
            otherwise: (boolean | number | string | string[]) | null;
        };
        Intake: {
            id: string;
            channel: "rt" | "puskesos" | "field-officer" | "agency" | "person" | "import";
            reportedBy: string | null;
            applicant: components["schemas"]["Applicant"] | null;
            needs: components["schemas"]["Need"][];
            householdId: string | null;
            areaCode: string | null;
            receivedAt: string;
            status: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
            forwardedTo: string | null;
            dueAt: string | null;
            overdue: boolean;
            updatedAt: string;
        };
        IntakeAnswer: {
            intake: components["schemas"]["ReceivedIntake"];
            household: components["schemas"]["Household"] | null;
            matches: components["schemas"]["Match"][];
            referrals: components["schemas"]["Referral"][];
            warnings: components["schemas"]["Warning"][];
        };
        IntakeDetail: {
            id: string;
            channel: "rt" | "puskesos" | "field-officer" | "agency" | "person" | "import";
            reportedBy: string | null;
            applicant: components["schemas"]["Applicant"] | null;
            needs: components["schemas"]["Need"][];
            householdId: string | null;
            areaCode: string | null;
            receivedAt: string;
            status: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
            forwardedTo: string | null;
            dueAt: string | null;
            overdue: boolean;
            updatedAt: string;
            steps: {
                at: string;
                action: string;
                from: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                to: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                forwardedTo: string | null;
                agency: string | null;
                actor: string;
                text: string | null;
            }[];
            legalActions: ("handle" | "forward" | "answer" | "close" | "expire")[];
        };
        Job: {
            id: string;
            task: string;
            status: "waiting" | "running" | "retrying" | "gave-up";
            attempts: number;
            maxAttempts: number;
            runAt: string;
            lastError: string | null;
            createdAt: string;
            about: {
                [key: string]: string;
            };
        };
        LifeEvent: {
            id: string;
            kind: "renewal" | "transfer" | "family-card" | "member-end" | "merge" | "split" | "correct-number";
            at: string;
            actor: string;
            reason: string;
            households: string[];
            revertibleUntil: string;
            revertedAt: string | null;
            revertedBy: string | null;
            revertReason: string | null;
        };
        LifeEventRevert: {
            reason: string;
        };
        ListedNote: {
            id: string;
            at: string;
            agency: string | null;
            actor: string;
            text: string;
            action: string | null;
        };
        MadeVerifications: {
            items: {
                id: string;
                householdId: string;
                decision: "verify" | "correct" | "reject";
                reason: string | null;
                seenOn: string;
                minutes: string | null;
                decidedBy: string;
                onBehalfOf: string | null;
                decidedAt: string;
                verification: "proposed" | "verified" | "under-review" | "rejected";
                warnings: components["schemas"]["Warning"][];
            }[];
        };
        Match: {
            program: string;
            version: number;
            unit: "household" | "person" | "area";
            subject: {
                type: "household" | "person" | "area";
                id: string;
                label: string;
            };
            outcome: "eligible" | "ineligible" | "undetermined";
            criteria: {
                code: string;
                label: {
                    id: string;
                    en: string;
                };
                result: "met" | "not-met" | "unknown";
                missing: string[];
                witness?: {
                    personId?: string;
                    label?: string;
                    member: number;
                };
            }[];
            reviewOn: string | null;
            enrolled: boolean;
            referralId?: string;
            hold?: {
                reason: string;
                until: string | null;
            };
            excludedBy?: string[];
        };
        MatchingRun: {
            id: string;
            cause: "criteria" | "request";
            programs: string[] | null;
            areas: string[] | null;
            status: "queued" | "running" | "completed" | "failed" | "cancelled";
            createdBy: string;
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            progress: {
                areas: number;
                areasTotal: number;
                households: number;
            };
            events: {
                [key: string]: number;
            };
            failedAreas: string[];
        };
        Member: {
            personId: string;
            nationalIdMasked?: string | null;
            nationalId?: string | null;
            name: string;
            sex: "female" | "male";
            birthDate: string | null;
            birthYear: number | null;
            relation: string;
            status: "active" | "deceased" | "moved";
            joinedOn: string;
            indicators: components["schemas"]["MemberIndicators"];
            observation: {
                source: string | null;
                observedOn: string | null;
                verified: boolean;
            };
        };
        MemberIndicators: {
            maritalStatus?: ("single" | "married" | "divorced" | "widowed") | null;
            civilRegistryMatch?: ("matched" | "mismatched" | "not-found" | "unchecked") | null;
            civilRegistryCheckedOn?: string | null;
            schooling?: ("never" | "attending" | "no-longer") | null;
            schoolLevel?: ("sd" | "mi" | "sdlb" | "paket-a" | "smp" | "mts" | "smplb" | "paket-b" | "sma" | "smk" | "ma" | "mak" | "smlb" | "paket-c" | "diploma" | "bachelor" | "professional" | "master" | "doctor" | "not-applicable") | null;
            schoolType?: ("public" | "private" | "not-applicable") | null;
            working?: boolean | null;
            jobStatus?: ("own-account" | "employer-casual" | "employer-permanent" | "private-employee" | "civil-servant" | "casual-farm" | "casual-non-farm" | "family-worker" | "not-applicable") | null;
            pregnant?: boolean | null;
            nutrition?: ("wasting" | "stunting" | "none-recorded") | null;
            disabilitySeeing?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilityHearing?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilityWalking?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilityHands?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilityLearning?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilityBehaviour?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilitySpeaking?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilitySelfCare?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilityRemembering?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            disabilitySeverity?: ("cannot" | "much-difficulty" | "some-difficulty" | "none") | null;
            chronicIllness?: ("none" | "hypertension" | "rheumatism" | "asthma" | "heart" | "diabetes" | "tuberculosis" | "stroke" | "cancer" | "kidney-failure" | "haemophilia" | "hiv-aids" | "cholesterol" | "cirrhosis" | "thalassaemia" | "leukaemia" | "alzheimer" | "other") | null;
            healthInsurance?: ("pbi" | "self-paid" | "employer" | "other")[] | null;
        };
        MembershipEnd: {
            reason: "died" | "moved-out" | "split" | "error";
            on?: string;
        };
        Need: {
            kind: "application" | "complaint" | "question" | "suggestion";
            sector?: string;
            program?: string;
            text: string;
        };
        NewAgency: {
            code: string;
            name: {
                id: string;
                en: string;
            };
            phone?: string | null;
            email?: string | null;
        };
        NewAreaSuccession: {
            code: string;
            since: string;
            source: string;
        };
        NewEnrolment: {
            program: string;
            subject: {
                type: "household";
                id: string;
            } | {
                type: "person";
                id: string;
            } | {
                type: "area";
                id: string;
            };
            agency?: string;
            from?: string;
            to?: string;
            source?: string;
            externalId?: string;
        };
        NewFamilyCard: {
            familyCardNumber: string;
            reason: string;
        };
        NewHoliday: {
            name: string;
            source: string;
        };
        NewIntake: {
            channel: "rt" | "puskesos" | "field-officer" | "agency" | "person" | "import";
            reportedBy?: string;
            applicant?: components["schemas"]["Applicant"];
            needs?: components["schemas"]["Need"][];
            household?: components["schemas"]["SentHousehold"];
            area?: {
                areaCode: string;
                rt: string;
                indicators: components["schemas"]["AreaIndicators"];
                observedOn?: string;
            };
            openReferrals?: boolean;
        };
        NewMatchingRun: {
            programs?: string[];
            areas?: string[];
        };
        NewObjection: {
            text: string;
        };
        NewProgram: {
            code: string;
            unit: "household" | "person" | "area";
            name: {
                id: string;
                en: string;
            };
            description: {
                id: string;
                en: string;
            };
            benefit: {
                id: string;
                en: string;
            };
            howToApply: {
                id: string;
                en: string;
            };
            requiredDocuments?: {
                id: string;
                en: string;
            }[];
            sector: string;
            agencies: components["schemas"]["ProgramAgencyInput"][];
            referrals: "automatic" | "on-request";
            validFrom: string;
            validTo?: string | null;
            needsVerification?: boolean;
            dueDays?: {
                accept: number;
                complete: number;
            };
            excludes?: string[];
            source?: string | null;
            assumptions?: string | null;
        };
        NewQuotas: {
            quotas: {
                area?: string | null;
                from: string;
                to: string;
                places: number;
            }[];
        };
        NewReason: {
            label: {
                id: string;
                en: string;
            };
            actions: ("decline" | "hold" | "release" | "fail" | "recall" | "cancel" | "reopen" | "end-membership" | "end-enrolment" | "suspend-enrolment")[];
            consequence: {
                kind: "next-candidate";
            } | {
                kind: "return";
            } | {
                kind: "close";
                hold: {
                    kind: "until-days";
                    days: number;
                } | {
                    kind: "until-facts-change";
                } | {
                    kind: "none";
                };
            } | {
                kind: "none";
            };
        };
        NewRelease: {
            limit: number;
            area?: string;
            dryRun?: boolean;
        };
        NewSimulation: {
            areas?: string[];
            asOf?: string;
        };
        NewVerifications: {
            minutes?: {
                number: string;
                heldOn: string;
            };
            seenOn?: string;
            decisions: {
                householdId: string;
                decision: "verify" | "correct" | "reject";
                reason?: string;
                correction?: {
                    rw?: string | null;
                    address?: string | null;
                    phone?: string | null;
                    decile?: {
                        value: number;
                        source: string;
                        period: string;
                    } | null;
                    documents?: {
                        type: string;
                        number: string;
                        issuer: string;
                        validUntil?: string;
                    }[];
                    indicators?: components["schemas"]["HouseholdIndicators"];
                    members?: {
                        name?: string;
                        sex?: "female" | "male";
                        birthDate?: string;
                        birthYear?: number;
                        relation?: "head" | "spouse" | "child" | "child-in-law" | "grandchild" | "parent" | "domestic-worker" | "other";
                        personId: string;
                        indicators?: components["schemas"]["MemberIndicators"];
                    }[];
                };
            }[];
        };
        NewWebhook: {
            url: string;
            description?: string | null;
            types?: ("household.registered" | "household.updated" | "household.deactivated" | "household.verified" | "household.rejected" | "household.objected" | "member.joined" | "member.left" | "member.died" | "match.changed" | "referral.waitlisted" | "referral.requested" | "referral.returned" | "referral.accepted" | "referral.in-progress" | "referral.on-hold" | "referral.completed" | "referral.failed" | "referral.cancelled" | "referral.due-soon" | "referral.overdue" | "referral.hold-ended" | "referral.noted" | "referral.eligibility-changed" | "intake.received" | "intake.handled" | "intake.forwarded" | "intake.answered" | "intake.closed" | "intake.overdue" | "enrolment.started" | "enrolment.suspended" | "enrolment.resumed" | "enrolment.ended" | "program.version-published" | "import.completed" | "webhook.disabled")[] | null;
            programs?: string[] | null;
            agencies?: string[] | null;
            areas?: string[] | null;
        };
        Note: {
            id: string;
            at: string;
            agency: string | null;
            actor: string;
            text: string;
        };
        NumberCorrection: {
            nationalId: string;
            reason: string;
        };
        Objection: {
            id: string;
            householdId: string;
            status: "open" | "dismissed" | "upheld";
            text: string;
            raisedBy: string;
            onBehalfOf: string | null;
            raisedAt: string;
            decidedBy: string | null;
            decidedAt: string | null;
        };
        Performance: {
            agency: string;
            from: string;
            to: string;
            offered: number;
            accepted: number;
            completed: number;
            failed: number;
            declined: {
                [key: string]: number;
            };
            overdue: number;
            missed: number;
            hoursToAccept: {
                median: number | null;
                p90: number | null;
            };
            hoursToComplete: {
                median: number | null;
                p90: number | null;
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance: string;
            code: string;
            requestId: string;
            errors?: {
                pointer: string;
                code: string;
                detail: string;
            }[];
            requiredScope?: string;
            referralStatus?: string;
            enrolmentStatus?: string;
            intakeStatus?: string;
            legalActions?: string[];
            referralId?: string;
            households?: string[];
            resolutions?: string[];
            changed?: string[];
        } & {
            [key: string]: unknown;
        };
        Program: {
            code: string;
            unit: "household" | "person" | "area";
            name: {
                id: string;
                en: string;
            };
            description: {
                id: string;
                en: string;
            };
            benefit: {
                id: string;
                en: string;
            };
            howToApply: {
                id: string;
                en: string;
            };
            requiredDocuments: {
                id: string;
                en: string;
            }[];
            sector: string;
            agencies: components["schemas"]["ProgramAgency"][];
            referrals: "automatic" | "on-request";
            validFrom: string;
            validTo: string | null;
            needsVerification: boolean;
            dueDays: {
                accept: number;
                complete: number;
            };
            excludes: string[];
            source: string | null;
            assumptions: string | null;
            recipientsAsOf: string | null;
            updatedAt: string;
        };
        ProgramAgency: {
            agency: string;
            role: "lead" | "alternate" | "supporting";
            areas: string[] | null;
            capacity: "capacity" | "no-capacity" | "waitlist";
        };
        ProgramAgencyInput: {
            agency: string;
            role: "lead" | "alternate" | "supporting";
            areas?: string[] | null;
            capacity?: "capacity" | "no-capacity" | "waitlist";
        };
        ProgramReplacement: {
            code?: string;
            unit?: "household" | "person" | "area";
            name: {
                id: string;
                en: string;
            };
            description: {
                id: string;
                en: string;
            };
            benefit: {
                id: string;
                en: string;
            };
            howToApply: {
                id: string;
                en: string;
            };
            requiredDocuments?: {
                id: string;
                en: string;
            }[];
            sector: string;
            agencies: components["schemas"]["ProgramAgencyInput"][];
            referrals: "automatic" | "on-request";
            validFrom: string;
            validTo?: string | null;
            needsVerification?: boolean;
            dueDays?: {
                accept: number;
                complete: number;
            };
            excludes?: string[];
            source?: string | null;
            assumptions?: string | null;
        };
        Quotas: {
            quotas: {
                area: string | null;
                from: string;
                to: string;
                places: number;
                used: number;
                waiting: number;
            }[];
        };
        Reason: {
            code: string;
            label: {
                id: string;
                en: string;
            };
            actions: string[];
            consequence: {
                kind: "next-candidate";
            } | {
                kind: "return";
            } | {
                kind: "close";
                hold: {
                    kind: "until-days";
                    days: number;
                } | {
                    kind: "until-facts-change";
                } | {
                    kind: "none";
                };
            } | {
                kind: "none";
            };
        };
        ReceivedIntake: {
            id: string;
            channel: "rt" | "puskesos" | "field-officer" | "agency" | "person" | "import";
            reportedBy: string | null;
            applicant: components["schemas"]["Applicant"] | null;
            needs: components["schemas"]["Need"][];
            householdId: string | null;
            areaCode: string | null;
            receivedAt: string;
            status: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
            forwardedTo: string | null;
            dueAt: string | null;
            overdue: boolean;
            updatedAt: string;
            trackingCode: string;
        };
        Referral: {
            id: string;
            program: string;
            version: number;
            basis: "automatic" | "request" | "release";
            subject: {
                type: "household" | "person" | "area";
                id: (string) | null;
                label: string | null;
            };
            household: string | null;
            status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
            candidates: string[];
            holder: string | null;
            priority: number | null;
            dueAt: string | null;
            overdue: boolean;
            eligibilityChanged: boolean;
            externalId: string | null;
            openedAt: string;
            updatedAt: string;
            waitlist: {
                position: number;
                reason: "quota-full" | "no-quota";
            } | null;
            transitions: components["schemas"]["Transition"][];
            legalActions: ("accept" | "decline" | "start" | "hold" | "resume" | "release" | "complete" | "fail" | "recall" | "reassign" | "cancel" | "reopen" | "expire")[];
        };
        ReferralDetail: {
            id: string;
            program: string;
            version: number;
            basis: "automatic" | "request" | "release";
            subject: {
                type: "household" | "person" | "area";
                id: (string) | null;
                label: string | null;
            };
            household: string | null;
            status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
            candidates: string[];
            holder: string | null;
            priority: number | null;
            dueAt: string | null;
            overdue: boolean;
            eligibilityChanged: boolean;
            externalId: string | null;
            openedAt: string;
            updatedAt: string;
            waitlist: {
                position: number;
                reason: "quota-full" | "no-quota";
            } | null;
            transitions: components["schemas"]["Transition"][];
            legalActions: ("accept" | "decline" | "start" | "hold" | "resume" | "release" | "complete" | "fail" | "recall" | "reassign" | "cancel" | "reopen" | "expire")[];
            snapshot: {
                household?: {
                    [key: string]: boolean | number | string | string[] | {
                        min: number;
                        max: number | null;
                    } | {
                        items: string[];
                        possible: string[] | "any";
                    };
                };
                members?: {
                    [key: string]: boolean | number | string | string[] | {
                        min: number;
                        max: number | null;
                    } | {
                        items: string[];
                        possible: string[] | "any";
                    };
                }[];
                member?: {
                    [key: string]: boolean | number | string | string[] | {
                        min: number;
                        max: number | null;
                    } | {
                        items: string[];
                        possible: string[] | "any";
                    };
                };
                area?: {
                    [key: string]: boolean | number | string | string[] | {
                        min: number;
                        max: number | null;
                    } | {
                        items: string[];
                        possible: string[] | "any";
                    };
                };
            } | null;
            result: {
                code: "enrolled" | "already-receiving" | "one-off" | "informed";
                from?: string;
                to?: string;
                externalId?: string;
            } | null;
            heldUntil: string | null;
            notes: components["schemas"]["Note"][];
        };
        Release: {
            dryRun: boolean;
            opened: number;
            left: number;
        };
        ReplacedHousehold: {
            id: string;
            status: "active" | "moved" | "inactive";
            familyCardNumberMasked?: string | null;
            familyCardNumber?: string | null;
            areaCode: string;
            rt: string;
            rw: string | null;
            address: string | null;
            phone: string | null;
            decile: {
                value: number;
                source: string;
                period: string;
            } | null;
            indicators: components["schemas"]["HouseholdIndicators"];
            observation: {
                source: string | null;
                observedOn: string | null;
                verified: boolean;
            };
            verification: "proposed" | "verified" | "under-review" | "rejected";
            privacyNotice: {
                givenOn: string;
                by: string;
            } | null;
            documents: {
                type: string;
                number: string;
                issuer: string;
                validUntil: string | null;
            }[];
            members: components["schemas"]["Member"][];
            registeredAt: string;
            updatedAt: string;
            warnings: components["schemas"]["Warning"][];
        };
        Screening: {
            household: {
                areaCode?: string;
                rt?: string;
                rw?: string | null;
                address?: string | null;
                phone?: string | null;
                decile?: {
                    value: number;
                    source: string;
                    period: string;
                } | null;
                observedOn?: string;
                indicators?: components["schemas"]["HouseholdIndicators"];
                members?: {
                    name?: string;
                    sex: "female" | "male";
                    birthDate?: string;
                    birthYear?: number;
                    relation: "head" | "spouse" | "child" | "child-in-law" | "grandchild" | "parent" | "domestic-worker" | "other";
                    status?: "active" | "deceased" | "moved";
                    indicators?: components["schemas"]["MemberIndicators"];
                }[];
                documents?: {
                    type: string;
                    validUntil?: string;
                }[];
            };
            asOf?: string;
        };
        SentHousehold: {
            familyCardNumber?: string;
            source?: {
                system: string;
                id: string;
            };
            areaCode: string;
            rt: string;
            rw?: string | null;
            address?: string | null;
            phone?: string | null;
            decile?: {
                value: number;
                source: string;
                period: string;
            } | null;
            observedOn?: string;
            indicators?: components["schemas"]["HouseholdIndicators"];
            membersComplete?: boolean;
            resolution?: "renewal" | "transfer";
            privacyNotice?: {
                givenOn: string;
                by: string;
            };
            documents?: {
                type: string;
                number: string;
                issuer: string;
                validUntil?: string;
            }[];
            members?: components["schemas"]["SentMember"][];
        };
        SentMember: {
            nationalId?: string;
            source?: {
                system: string;
                id: string;
            };
            name: string;
            sex: "female" | "male";
            birthDate?: string;
            birthYear?: number;
            relation: "head" | "spouse" | "child" | "child-in-law" | "grandchild" | "parent" | "domestic-worker" | "other";
            status?: "active" | "deceased" | "moved";
            indicators?: components["schemas"]["MemberIndicators"];
        };
        Setting: {
            name: string;
            label: {
                id: string;
                en: string;
            };
            measure: string | null;
            values: {
                value: number;
                effectiveFrom: string;
                source: string | null;
            }[];
        };
        Simulation: {
            program: string;
            version: number;
            unit: "household" | "person" | "area";
            asOf: string;
            areas: string[] | null;
            inForce: number | null;
            totals: {
                subjects: number;
                eligible: number;
                ineligible: number;
                undetermined: number;
                gained: number;
                lost: number;
            };
            missing: {
                fact: string;
                undetermined: number;
            }[];
            byDistrict: {
                code: string;
                name: string;
                subjects: number;
                eligible: number;
                ineligible: number;
                undetermined: number;
                gained: number;
                lost: number;
            }[];
            byVillage: {
                code: string;
                name: string;
                subjects: number;
                eligible: number;
                ineligible: number;
                undetermined: number;
                gained: number;
                lost: number;
            }[];
            byDecile: {
                decile: number | null;
                subjects: number;
                eligible: number;
                ineligible: number;
                undetermined: number;
                gained: number;
                lost: number;
            }[];
            criteria: {
                code: string;
                label: {
                    id: string;
                    en: string;
                };
                excludesAlone: number;
            }[];
            overlap: {
                program: string;
                version: number | null;
                eligible: number;
                enrolled: number;
            }[];
        };
        Task: {
            id: string;
            kind: "member-elsewhere";
            status: "open" | "done" | "rejected";
            intake: components["schemas"]["Intake"];
            areaCode: string;
            members?: {
                index: number;
                personId: string;
                householdId: string;
            }[];
            sent?: {
                familyCardNumberMasked: string | null;
                areaCode: string;
                rt: string;
                address: string | null;
                members: {
                    name: string;
                    sex: "female" | "male";
                    birthDate: string | null;
                    relation: string;
                    nationalIdMasked: string | null;
                }[];
            };
            createdAt: string;
            decision: ("renewal" | "transfer" | "reject") | null;
            reason: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
        };
        TaskDecision: {
            decision: "renewal" | "transfer" | "reject";
            reason?: string;
        };
        TokenError: {
            error: "invalid_request" | "invalid_client" | "unsupported_grant_type" | "invalid_scope";
            error_description: string;
        };
        ToldLifeEvent: {
            id: string;
            kind: "renewal" | "transfer" | "family-card" | "member-end" | "merge" | "split" | "correct-number";
            at: string;
            actor: string;
            reason: string;
            households: string[];
            revertibleUntil: string;
            revertedAt: string | null;
            revertedBy: string | null;
            revertReason: string | null;
            household: components["schemas"]["Household"] | null;
            warnings: components["schemas"]["Warning"][];
        };
        Tracking: {
            status: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
            kinds: ("application" | "complaint" | "question" | "suggestion")[];
            receivedOn: string;
            updatedOn: string;
            dueOn: string | null;
            steps: {
                status: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                on: string;
            }[];
            referrals: {
                status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                count: number;
            }[];
        };
        Transition: {
            at: string;
            action: string;
            from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
            to: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
            agency: string | null;
            actor: string;
            reason: {
                code: string;
                text: string | null;
            } | null;
            note: string | null;
        };
        Verification: {
            id: string;
            householdId: string;
            decision: "verify" | "correct" | "reject";
            reason: string | null;
            seenOn: string;
            minutes: string | null;
            decidedBy: string;
            onBehalfOf: string | null;
            decidedAt: string;
        };
        Version: {
            effectiveFrom: string;
            criteria: components["schemas"]["Criterion"][];
            priority: string | null;
            version: number;
            status: "draft" | "published" | "retired";
            publishedAt: string | null;
            updatedAt: string;
        };
        VersionDraft: {
            effectiveFrom: string;
            criteria: components["schemas"]["CriterionInput"][];
            priority?: string | null;
        };
        WaitingIntakeAnswer: {
            intake: components["schemas"]["ReceivedIntake"];
            household: components["schemas"]["Household"] | null;
            matches: components["schemas"]["Match"][];
            referrals: components["schemas"]["Referral"][];
            warnings: components["schemas"]["Warning"][];
            task: {
                id: string;
                kind: "member-elsewhere";
                status: "open" | "done" | "rejected";
            };
        };
        Warning: {
            pointer: string;
            code: string;
            detail: string;
        };
        Webhook: {
            id: string;
            role: "tkpk" | "agency" | "integrator";
            agency: string | null;
            url: string;
            description: string | null;
            types: string[] | null;
            programs: string[] | null;
            agencies: string[] | null;
            areas: string[] | null;
            enabled: boolean;
            disabledReason: ("asked" | "gone" | "failing" | "parked" | "client-revoked") | null;
            disabledAt: string | null;
            failingSince: string | null;
            previousSecretUntil: string | null;
            createdAt: string;
            updatedAt: string;
        };
        WebhookDelivery: {
            id: string;
            eventId: string;
            type: string;
            subject: string;
            sequence: number;
            status: "waiting" | "delivered" | "parked";
            attempts: number;
            dueAt: string | null;
            lastAttemptAt: string | null;
            httpStatus: number | null;
            failure: ("status" | "time-out" | "connection" | "address-not-allowed" | "too-many-redirects") | null;
            settledAt: string | null;
        };
        WebhookWithSecret: {
            id: string;
            role: "tkpk" | "agency" | "integrator";
            agency: string | null;
            url: string;
            description: string | null;
            types: string[] | null;
            programs: string[] | null;
            agencies: string[] | null;
            areas: string[] | null;
            enabled: boolean;
            disabledReason: ("asked" | "gone" | "failing" | "parked" | "client-revoked") | null;
            disabledAt: string | null;
            failingSince: string | null;
            previousSecretUntil: string | null;
            createdAt: string;
            updatedAt: string;
            secret: string;
        };
    };
    responses: {
        Problem500: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem503: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem400: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem401: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem413: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem415: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                "Accept-Encoding": components["headers"]["Accept-Encoding"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem403: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem409: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem422: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem404: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem412: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem428: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem429: {
            headers: {
                "Content-Language": components["headers"]["Content-Language"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        ETag: string;
        Location: string;
        "Idempotency-Replayed": "true";
        "WWW-Authenticate": string;
        "Accept-Encoding": "identity";
        "Retry-After": string;
        "Content-Language": "id" | "en";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: "ok";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: "ok";
                        readReplica?: "following" | "lagging" | "unreachable" | "unfit";
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    grant_type: "client_credentials";
                    client_id?: string;
                    client_secret?: string;
                    scope?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getKeySet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            kty: "OKP";
                            crv: "Ed25519";
                            x: string;
                            kid: string;
                            alg: "EdDSA";
                            use: "sig";
                        }[];
                    };
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAreas: {
        parameters: {
            query?: {
                level?: "city" | "district" | "village" | "rt";
                parent?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AreaSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createArea: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    villageCode: string;
                    rt: string;
                    name?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recordAreaIndicators: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    indicators: components["schemas"]["AreaIndicators"];
                    source?: string;
                    observedOn?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        level: "city" | "district" | "village" | "rt";
                        parentCode: string | null;
                        name: string;
                        confirmed: boolean;
                        updatedAt: string;
                        aliases: {
                            alias: string;
                            kind: "bps" | "former";
                        }[];
                        indicators?: components["schemas"]["AreaIndicators"];
                        observation?: {
                            source: string | null;
                            observedOn: string | null;
                            verified: boolean;
                        };
                        counts?: {
                            households: number;
                            poorHouseholds: {
                                min: number;
                                max: number | null;
                            };
                            members: {
                                min: number;
                                max: number | null;
                            };
                            outOfSchoolChildren: {
                                min: number;
                                max: number | null;
                            };
                        };
                        warnings: components["schemas"]["Warning"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAreaSuccessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AreaSuccession"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAreaSuccession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formerCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaSuccession"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recordAreaSuccession: {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                formerCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAreaSuccession"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaSuccession"];
                };
            };
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaSuccession"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeAreaSuccession: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                formerCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAgencies: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agency"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createAgency: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgency"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAgency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceAgency: {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: {
                        id: string;
                        en: string;
                    };
                    phone?: string | null;
                    email?: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Version"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createVersion: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceVersion: {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    publishVersion: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setAgencyCapacity: {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                code: string;
                agency: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgencyCapacity"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPrograms: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Program"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createProgram: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgram"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceProgram: {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgramReplacement"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    declareRecipients: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    asOf: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    checkCriterion: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: "household" | "person" | "area";
                    expression: string;
                    expected?: "bool" | "number";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        valid: boolean;
                        type: string | null;
                        references: string[];
                        errors: {
                            message: string;
                            start: number;
                            end: number;
                            hint: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listIndicators: {
        parameters: {
            query?: {
                level?: "household" | "member" | "area" | "today" | "setting";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Indicator"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSettings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Setting"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    value: number;
                    effectiveFrom: string;
                    source?: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setting"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listHolidays: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Holiday"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putHoliday: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHoliday"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeHoliday: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listEnrolments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                program?: string;
                subjectType?: "household" | "person" | "area";
                subjectId?: string;
                status?: "active" | "suspended" | "ended" | "voided";
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Enrolment"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recordEnrolment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEnrolment"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    endEnrolment: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    to?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    suspendEnrolment: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    until?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resumeEnrolment: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listReasons: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Reason"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putReason: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reason"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listReferrals: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled")[];
                program?: string;
                holder?: string;
                candidate?: string;
                area?: string;
                updatedAfter?: string;
                overdue?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Referral"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    requestReferral: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    program: string;
                    subject: {
                        type: "household";
                        id: string;
                    } | {
                        type: "person";
                        id: string;
                    } | {
                        type: "area";
                        id: string;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReferral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    claimReferrals: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    program?: string;
                    area?: string;
                    limit?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Referral"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listNotes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedNote"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    declineReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    startReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    holdReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    until?: string;
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resumeReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    releaseReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    completeReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    result: {
                        code: "enrolled" | "already-receiving" | "one-off" | "informed";
                        from?: string;
                        to?: string;
                        externalId?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    failReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recallReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reassignReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agency: string;
                    reason?: {
                        code: string;
                        text?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reopenReferral: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: {
                        code: string;
                        text?: string;
                    };
                    note?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quotas"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putQuotas: {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuotas"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quotas"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPerformance: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Performance"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getHousehold: {
        parameters: {
            query?: never;
            header?: {
                "x-purpose"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceHousehold: {
        parameters: {
            query?: never;
            header: {
                "x-purpose"?: string;
                "if-match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HouseholdReplacement"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplacedHousehold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    searchHouseholds: {
        parameters: {
            query?: never;
            header?: {
                "x-purpose"?: string;
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    familyCardNumber?: string;
                    nationalId?: string;
                    source?: {
                        system: string;
                        id: string;
                    };
                    name?: string;
                    birthDate?: string;
                    areaCode?: string;
                    updatedAfter?: string;
                    limit?: number;
                    cursor?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Household"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getHouseholdMatches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Match"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listHouseholdReferrals: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Referral"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    releaseSubjects: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRelease"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWork: {
        parameters: {
            query?: {
                program?: string;
                area?: string;
                overdue?: "true";
            };
            header?: {
                "x-purpose"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listHouseholdHistory: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listHouseholdAccesses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Access"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReferralLetter: {
        parameters: {
            query?: never;
            header?: {
                "x-purpose"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeFamilyCard: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFamilyCard"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldLifeEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    endMembership: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembershipEnd"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldLifeEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    mergeHouseholds: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HouseholdMerge"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldLifeEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    splitHousehold: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HouseholdSplit"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldLifeEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    correctNumber: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NumberCorrection"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldLifeEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    revertLifeEvent: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LifeEventRevert"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getLifeEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyHouseholds: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVerifications"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeVerifications"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listVerifications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Verification"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listObjections: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Objection"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    objectToHousehold: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewObjection"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listToVerify: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HouseholdToVerify"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getHouseholdQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HouseholdQuestion"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAreaQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AreaQuestion"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listIntakes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed")[];
                kind?: "application" | "complaint" | "question" | "suggestion";
                program?: string;
                forwardedTo?: string;
                area?: string;
                overdue?: "true";
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Intake"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveIntake: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIntake"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeAnswer"];
                };
            };
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingIntakeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getIntake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    screenHousehold: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Screening"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        matches: components["schemas"]["Match"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    handleNeeds: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    forwardNeeds: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    agency?: string;
                    text?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    answerNeeds: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    closeNeeds: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    text?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    trackIntake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tracking"];
                };
            };
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "open" | "done" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decideTask: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedTask"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    requestMatchingRun: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMatchingRun"];
            };
        };
        responses: {
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingRun"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMatchingRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingRun"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelMatchingRun: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingRun"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resumeMatchingRun: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchingRun"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    simulateVersion: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSimulation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveImport: {
        parameters: {
            query: {
                kind: "households" | "deciles" | "enrolments" | "referral-actions";
                source: string;
                period: string;
                dryRun?: "true" | "false";
                program?: string;
                membersComplete?: "true" | "false";
                complete?: "true" | "false";
                force?: "true" | "false";
                resolve?: "report" | "renewal" | "transfer";
                mapping?: string;
            };
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/x-ndjson": string;
                "application/gzip": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listImportErrors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listUnmatchedRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                after?: number;
                type?: string;
                limit?: number;
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Event"][];
                        nextAfter: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceWebhook: {
        parameters: {
            query?: never;
            header: {
                "if-match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    description?: string | null;
                    types?: ("household.registered" | "household.updated" | "household.deactivated" | "household.verified" | "household.rejected" | "household.objected" | "member.joined" | "member.left" | "member.died" | "match.changed" | "referral.waitlisted" | "referral.requested" | "referral.returned" | "referral.accepted" | "referral.in-progress" | "referral.on-hold" | "referral.completed" | "referral.failed" | "referral.cancelled" | "referral.due-soon" | "referral.overdue" | "referral.hold-ended" | "referral.noted" | "referral.eligibility-changed" | "intake.received" | "intake.handled" | "intake.forwarded" | "intake.answered" | "intake.closed" | "intake.overdue" | "enrolment.started" | "enrolment.suspended" | "enrolment.resumed" | "enrolment.ended" | "program.version-published" | "import.completed" | "webhook.disabled")[] | null;
                    programs?: string[] | null;
                    agencies?: string[] | null;
                    areas?: string[] | null;
                    enabled?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "waiting" | "delivered" | "parked";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaySince: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    since: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "waiting" | "running" | "retrying" | "gave-up";
                task?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Job"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAudits: {
        parameters: {
            query?: {
                entityType?: string;
                entityId?: string;
                client?: string;
                action?: string;
                after?: number;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "receive-household.registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "household.registered";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        areaCode: string;
                        revision: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-household.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "household.updated";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        areaCode: string;
                        revision: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-household.deactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "household.deactivated";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        areaCode: string;
                        revision: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-household.verified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "household.verified";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        areaCode: string;
                        revision: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-household.rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "household.rejected";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        areaCode: string;
                        revision: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-household.objected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "household.objected";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        areaCode: string;
                        revision: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-member.joined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "member.joined";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        reason?: string;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-member.left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "member.left";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        reason?: string;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-member.died": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "member.died";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        reason?: string;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-match.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "match.changed";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        changes: {
                            program: string;
                            subject: {
                                type: "household" | "person" | "area";
                                id: string;
                            };
                            version: number;
                            outcome: "eligible" | "ineligible" | "undetermined";
                            before: "eligible" | "ineligible" | "undetermined";
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.waitlisted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.waitlisted";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.requested";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.returned";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.accepted";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.in-progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.in-progress";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.on-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.on-hold";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.completed";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.failed";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.cancelled";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        action: string;
                        from: ("waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled") | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.due-soon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.due-soon";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        responsible: string[];
                        dueAt: string | null;
                        missed: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.overdue";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        responsible: string[];
                        dueAt: string | null;
                        missed: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.hold-ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.hold-ended";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        responsible: string[];
                        dueAt: string | null;
                        missed: number;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.noted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.noted";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        noteId: string;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-referral.eligibility-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "referral.eligibility-changed";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        referralId: string;
                        version: number;
                        unit: "household" | "person" | "area";
                        status: "waitlisted" | "requested" | "returned" | "accepted" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
                        holder: string | null;
                        eligibilityChanged: boolean;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-intake.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "intake.received";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        intakeId: string;
                        status: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                        from: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
                        forwardedTo: string | null;
                        kinds: string[];
                        dueAt: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-intake.handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "intake.handled";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        intakeId: string;
                        status: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                        from: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
                        forwardedTo: string | null;
                        kinds: string[];
                        dueAt: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-intake.forwarded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "intake.forwarded";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        intakeId: string;
                        status: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                        from: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
                        forwardedTo: string | null;
                        kinds: string[];
                        dueAt: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-intake.answered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "intake.answered";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        intakeId: string;
                        status: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                        from: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
                        forwardedTo: string | null;
                        kinds: string[];
                        dueAt: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-intake.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "intake.closed";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        intakeId: string;
                        status: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                        from: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
                        forwardedTo: string | null;
                        kinds: string[];
                        dueAt: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-intake.overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "intake.overdue";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        intakeId: string;
                        status: "open" | "handled-at-village" | "forwarded" | "answered" | "closed";
                        from: ("open" | "handled-at-village" | "forwarded" | "answered" | "closed") | null;
                        forwardedTo: string | null;
                        kinds: string[];
                        dueAt: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-enrolment.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "enrolment.started";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        enrolmentId: string;
                        status: string;
                        from: string | null;
                        to: string | null;
                        referralId: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-enrolment.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "enrolment.suspended";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        enrolmentId: string;
                        status: string;
                        from: string | null;
                        to: string | null;
                        referralId: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-enrolment.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "enrolment.resumed";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        enrolmentId: string;
                        status: string;
                        from: string | null;
                        to: string | null;
                        referralId: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-enrolment.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "enrolment.ended";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        enrolmentId: string;
                        status: string;
                        from: string | null;
                        to: string | null;
                        referralId: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-program.version-published": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "program.version-published";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        version: number;
                        effectiveFrom: string;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-import.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "import.completed";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        kind: string;
                        source: string;
                        period: string;
                        status: string;
                        rows: {
                            [key: string]: number;
                        };
                        households: {
                            [key: string]: number;
                        };
                        deactivated: number;
                        ended: number;
                        dryRun: boolean;
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "receive-webhook.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": {
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: "webhook.disabled";
                    subject: string;
                    time: string;
                    datacontenttype: "application/json";
                    data: {
                        householdId?: string;
                        area?: string;
                        program?: string;
                        webhookId: string;
                        reason: "gone" | "failing" | "parked" | "client-revoked";
                    } & {
                        [key: string]: unknown;
                    };
                    sequence: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
