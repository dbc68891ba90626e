//! Every property that the contexts define, for types and places alike.
//!
//! Contexts are a fixed list, so the set is closed. A property outside it means nothing to other software: JSON-LD
//! processors in safe mode refuse it, and others drop it silently.

/// Properties of `credentials/v2` and of Open Badges `context-3.0.0` to `3.0.3`.
const TERMS: &str = "
    _sd _sd_alg achievedLevel achievement achievementType activityEndDate activityStartDate additionalName
    address addressCountry addressCountryCode addressLocality addressRegion alignment allowedValue
    assertionMethod aud audience authentication awardedDate capabilityDelegation capabilityInvocation
    caption challenge cnf confidenceMethod created creator credentialSchema credentialStatus
    credentialSubject creditsAvailable creditsEarned criteria cryptosuite dateOfBirth description
    digestMultibase digestSRI domain email encodedList endorsement endorsementComment evidence exp expires
    familyName familyNamePrefix fieldOfStudy genre geo givenName hashed holder honorificPrefix
    honorificSuffix humanCode iat id identifier identifierType identityHash identityType image inLanguage
    iss issuer jku jsonSchema jwk keyAgreement kid latitude level licenseNumber longitude mediaType message
    name narrative nbf nonce official otherIdentifier parentOrg patronymicName phone points
    postOfficeBoxNumber postalCode previousProof proof proofPurpose proofValue refreshService related
    relatedResource renderMethod requiredLevel requiredValue result resultDescription resultType role
    rubricCriterionLevel salt source specialization status statusListCredential statusListIndex
    statusMessage statusPurpose statusReference statusSize streetAddress sub tag targetCode
    targetDescription targetFramework targetName targetType targetUrl term termsOfUse ttl type url validFrom
    validUntil value valueMax valueMin verifiableCredential verificationMethod version x5u
";

/// Whether the contexts define this property.
pub(crate) fn is_defined(property: &str) -> bool {
    TERMS.split_ascii_whitespace().any(|term| term == property)
}
