import java.io.FileInputStream;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Arguments: flavours ("ua1,2a"), then files. A line for each rule that a file breaks, by tabs. */
public class Verapdf {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            for (int i = 1; i < arguments.length; i++) {
                try (FileInputStream file = new FileInputStream(arguments[i]);
                        PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    Set<String> broken = new TreeSet<>();
                    for (TestAssertion each : result.getTestAssertions()) {
                        broken.add(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber()
                                + " " + each.getMessage().replaceAll("\\s+", " "));
                    }
                    for (String rule : broken) {
                        System.out.println(name + "\t" + arguments[i] + "\t" + rule);
                    }
                    System.out.println(name + "\t" + arguments[i] + "\t" + (result.isCompliant() ? "passed" : "failed"));
                }
            }
        }
    }
}
