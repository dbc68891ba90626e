//! Every sentence, in every language, compiled from Fluent files
